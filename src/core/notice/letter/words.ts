/** Patterns of the letters’ language that several readers share. Names begin with capitals, so most of them mind the case. */

const SENDER =
  '(?:I|[Ww]e|[Tt]he (?:[Dd]epartment|[Mm]inisters?|Secretary of State|[Gg]overnment|Parliamentary Under[- ]Secretary of State)|(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is) officials|[Mm]inisters?|[Oo]fficials|[Tt]h(?:is|e) [Nn]otice|DLUHC|MHCLG)';
const ASKS =
  '(?:expects?|(?:am |are |is )?(?:asks?|asking|requests?|requesting|inviting)|requires?|urges?|wants?|would (?:like|ask|expect|request|encourage|urge|welcome)|(?:would|should|will)(?: [a-z]{4,9})? be (?:very |most )?grateful if|(?:am|are) grateful if|will (?:expect|ask|require)|invites?|calls? (?:on|upon)|looks? to|encourages?|recommends?|(?:has|have) (?:asked|requested))';
const BETWEEN = '(?: (?:also|therefore|now|further|strongly|continue to)){0,3}';
/** The authority as letters speak of it; not `authorities`, of which letters speak in general. */
const AUTHORITY =
  "(?:[Tt]he (?:(?:[Cc]ombined|[Ll]ocal) )?(?:[Aa]uthority|[Cc]ouncil)|[Tt]he [Bb]orough(?: [Cc]ouncil)?|[Yy]our (?:authority|council|Authority|Council)|[Yy]ou(?: and your [a-z]+)?|(?:the )?(?!(?:[A-Z][a-z]+ )*Notices?\\b)[A-Z][A-Za-z'’-]+(?:,? (?:and |of |upon |& )?[A-Z][A-Za-z'’-]+){0,6}|[A-Z]{2,6})";

/** A sentence in which the sender asks the authority for something; its group `ask` is what is asked. */
export const ASKS_AUTHORITY = new RegExp(
  `\\b(?:${SENDER}|but|and|so)${BETWEEN} ${ASKS}(?: to see)?(?:,? (?:of|that|for|therefore,?))? ${AUTHORITY}(?: (?:will|would|could|should|now|also|therefore|continues? to(?= be)))*(?: to)?(?<ask>\\b.*)$`,
  's',
);

const GROUP =
  '(?:(?:[Ee]lected )?(?:[Mm]embers|[Cc]ouncillors)|[Gg]roup [Ll]eaders|(?:[Ss]enior |[Ss]tatutory )?[Oo]fficers|[Tt]he (?:Leader|Mayor|Cabinet|Chief Executive))';

/** A sentence that asks somebody in the authority, such as its Cabinet: the whole sentence says for whom it is. */
export const ASKS_GROUP = new RegExp(
  `(?:\\b${SENDER}${BETWEEN} ${ASKS}(?: that)? (?:the )?${GROUP}\\b[^.:;]{0,80}?\\b(?:should|must|to)|^(?:[A-Z][a-z]+, )?(?:the )?${GROUP}\\b[^.:;]{0,80}?\\b(?:should|must))\\b(?<ask>.*)$`,
  's',
);

/** A lead-in by which the sender asks for something, whoever it is asked of. */
export const SENDER_ASKS = new RegExp(`\\b${SENDER}${BETWEEN} ${ASKS}\\b.*:$`, 's');

/** A sentence that says what the authority must or should do; its group `ask` is that. */
export const AUTHORITY_SHOULD = new RegExp(
  `\\b(?:${AUTHORITY}|It|They) (?:should(?! be (?:aware|noted|clear|issued|given|served|re-?issued)| note| (?:concerns?|circumstances|it|there|any|the|this|these|such|we|you|ministers)\\b)|must|(?:is|are) (?:therefore |also )?(?:expected|asked|requested|required|urged|invited) to|(?:has|have) been (?:asked|requested) to|(?:will )?needs? to|will need to)(?: (?:also|therefore|now))?(?<ask>\\b.*)$`,
  's',
);

/** Words by which a heading or a lead-in announces expectations. */
export const EXPECTATION_WORDS =
  /\b(?:expectations?|areas? for (?:further )?improvement|asks?|(?:required|requested|expected) (?:actions?|steps|improvements?)|(?:the following|these) (?:actions?|steps|improvements?)|actions? (?:required|needed|requested|expected)|(?:asked|expected|required|requested|expects|expect) (?:.{1,60} )?to|(?:expected|asked|required|requested) of|(?:the following|these|steps below) (?:are|is) (?:needed|necessary|required)|needs? the [Cc]ouncil|would like to see|seek(?:s|ing)? (?:assurance|evidence|commitment)|should|must)\b/i;

/** Words by which a sentence announces concerns, findings or progress. */
export const CONCERN_WORDS =
  /\b(?:concern(?:s|ed|ing)?|issues|failings?|weakness(?:es)?|findings?|found|identified|noted|evidence|reasons?|because|risks?|highlighted by|issued following)\b/i;

/** Words by which a sentence announces what has been done. */
export const PROGRESS_WORDS =
  /\b(?:recogni[sz]e|acknowledge|welcome|pleased|progress (?:made|includ|has)|(?:have|has) (?:been )?(?:made|taken|delivered)|achiev)/i;

/** The words that deny: a pattern for use within others. */
export const DENIAL = "(?:not|never|no longer|no (?:further|new|intention|plans?|need|reason|case)|n[’']t|against)";

/** Words that deny an earlier notice: “it replaces no earlier notice”. */
export const NO_EARLIER =
  /\b(?:replac|supersed|revis|reissu|updat)\w+ (?:no|none|neither)\b|\b(?:not|nor|never|n[’']t)\b.{0,25}\b(?:replac|supersed|revis|reissu|updat)\w+|\b(?:no|not any|without any|without an) (?:earlier|previous|prior|other|existing|former) (?:best value )?notice\b/i;

/** A condition or a permission: what the sentence speaks of has not been decided. */
export const CONDITION =
  /\b(?:if|should (?:the|it|we|ministers)|unless|may be|might|could be|whether|where (?:it is )?necessary)\b/i;

/** A lead-in that completes the sentence before it. */
export const POINTS_BACK = /^(?:these|they|this|those|in particular|specifically|namely|as follows)\b/i;
