/** The words that sentences are understood by: one list of synonyms, and the words that say nothing. */

/** Each meaning with the words and phrases for it, in lower case and without apostrophes. A phrase may have several meanings. */
const MEANINGS = {
  // Words of questions
  who: 'who|whos|whose|whom|who is|which officer|which person',
  when: 'when|whens|by when|what date|what day|what time|how soon',
  howMany:
    'how many|hw many|hwo many|how much|number of|count|total|what percentage|%|percent|per cent|percentage|proportion|how far|how far through|how far along|how far on',
  show: 'show|show me|tell me|give me|send me|get me|let me|can i|could i|list|see|view|display|give|tell|get|pull up|bring up|look at|open up|read out|which|what|whats|any|anything|any news|any news on|news|news on|any word|any word on|details|detail|info|run through|check|lookup|what about|hows|how is|how are|where is|wheres|wheres that|talk me through|let me see|let me know|why|why is|why are|how come|or not|whether|wot|wat|wots|wats|hw|wich',
  find: 'find|search|search for|look for|looking for|look up|mentions|mention|mentioning|containing|contains|search about|with the word|to do with|related to|any actions on',
  help: 'help|what can you do|what can i say|how does this work|how do i use|instructions|commands|what do you do|how do you work',
  greeting: 'morning|good morning|afternoon|good afternoon|evening|hello|hi|hey|hiya|yo|alright|hi there|hello there',
  thanks:
    'thanks|thank you|cheers|ta|ok|okay|great|brilliant|perfect|lovely|noted|will do|nice one|good stuff|got it|understood|many thanks|thx|super|excellent|well done|congrats|congratulations|lol|yes|yep|sure|no worries|no problem',
  // The state of things
  status:
    'status|where are we|where have we got to|where have we got to with|where do we stand|where do we stand with|how are we doing|how are things|how is it going|hows it going|hows it looking|how is it looking|on track|position|overview|summary|state of play|rag|rag status|dashboard|standing|how did we do|situation|what is happening|whats happening|whats going on|whats the latest|latest|headline|headlines|big picture|picture|looking|going to make it|going to be ok|worried|worry|at risk|risk|risks|how are we|how are we placed|how are we getting on|how are we fixed|where we are|where we stand|where things stand|how it is going|how we are doing|how things are|where are things',
  clock:
    'lapse|lapses|days left|days to go|how many days|how long|how many weeks|runs out|run out|running out|expire|expires|expiry|expiry date|time left|weeks left|days until|days till|days remaining|remaining|clock|ends|end|ending|over|countdown|have we got left|until the end|finish date',
  overdue:
    'overdue|late|behind|past due|missed|past their date|past deadline|running late|behind schedule|slipped|out of time|gone past|past their deadline|past its deadline|past the deadline|past its date|past the date|past your date|past deadlines|beyond their deadline|beyond the deadline|beyond their date|over the deadline|overran|overrun|overrunning|run over|gone over|missed their date|missed its date|overshot|lapsed dates',
  blocked:
    'blocked|stuck|held up|stalled|on hold|blockers|blocker|blocking|stopping us|holding us up|in the way|jammed|at a standstill',
  waiting:
    'waiting for confirmation|to confirm|needs confirming|to be confirmed|awaiting confirmation|awaiting sign off|waiting for sign off|need signing off|needs signing off|to sign off|waiting for me|for approval|awaiting approval|unconfirmed|reported|needs my approval|need confirming|to sign|to approve|for signature|for my signature|for sign off|need me to sign off|needs my sign off|to agree',
  open: 'open|not started|not begun|yet to start|hasnt been started|havent been started|hasnt started|havent started|not been started|outstanding|left|remaining|still to do|to do|unfinished|not done|not finished|incomplete|left to do|live|active|current|in progress|still open|not complete|on the list',
  unowned:
    'unowned|no owner|without an owner|without owner|nobody owns|no one owns|unassigned|unallocated|not assigned|without owners|no owners|ownerless',
  undated:
    'undated|no date|without a date|no deadline|without dates|no due date|without a deadline|no dates|without deadlines',
  quiet:
    'not updated|no update|quiet|gone quiet|without an update|silent|not been updated|no news|not touched|havent been updated|hasnt been updated',
  changed:
    'changed|change|changes|whats new|what is new|new|moved|happened|different|been done|progress|got done|since',
  lately: 'last week|last month|past week|past month|last few weeks|lately|recently',
  next: 'next|upcoming|coming up|coming|ahead|soonest|following|first',
  due: 'due|deadline|deadlines|date|dates|due date|due dates|target date|falls due|fall due|need doing|needs doing|timescale|timescales',
  self: 'me|my|mine|mines|meant to be doing|supposed to be doing|myself|do i|have i|am i|i have|ive got|i need|should i|assigned to me',
  action:
    'action|actions|task|tasks|item|items|one|ones|thing|things|stuff|work|jobs|everything|all|all of|each|plate|workload|got on|doing|working on|do|to-do|todo|todos|list of',
  share:
    'share|circulate|post it|post the|show everyone|show everybody|in here|stick up|put up|pop up|so everyone|so everybody|so all|for everyone to see|for everybody to see',
  stood:
    'how did things look|what did things look like|how things looked|how were things|where were we|where did we stand|where did things stand|as at|as of|as it was|how did it look|what did it look like|what was the position|what was the status|what was the state of play|how were we doing',
  attention:
    'slipping|off track|off course|in trouble|to worry about|worry about|worried about|concerned about|a concern|concerns|need attention|needs attention|problems|keeping you up',
  foi: 'foi|fois|foia|freedom of information|information request|eir request',
  calendar: 'calendar|outlook|diary|ics',
  contact: 'speak to|spoke to|spoken to|talk to|talked to|hear from|heard from|meet|met|see|seen|contact with',
  history: 'history|audit trail|trail|log of|who changed',
  people:
    'people|whos who|who is who|whos involved|officers|members|users|leads|programme leads|team|everyone|everybody|in the record|contacts',
  sro: 'sro|senior responsible owner|accountable|in charge|responsible officer',
  owner:
    'owner|owners|own|owns|owned|responsible|assigned|belong|belongs|doing|leading|looking after|dealing with|on the hook|got|has|handling',
  export: 'export|spreadsheet|excel|csv|download|xlsx|worksheet',
  report:
    'report|reporting|board paper|briefing|telling|tell the|submission|return for|highlight report|write up|paper|word doc|word document|board pack|meeting pack|one pager|slides|write-up|pack|summary for|position statement',
  holidays: 'bank holidays|bank holiday|holidays|public holidays',
  // Words of changes
  complete:
    'done|did|finished|finish|complete|completed|completing|tick|ticked|tick off|ticked off|sorted|closed|close|close off|closed off|wrapped up|wrap up|delivered|achieved|all done|concluded|in the bag|over the line|bottomed out|signed and sealed|put to bed|finalised|finalized|discharged|thats that|job done|can come off|all signed and sealed',
  confirm:
    'is fine|fine for|fine with|fine by|confirm|confirmed|confirms|confirming|sign off|signed off|signoff|sign it off|signing off|approve|approved|approves|approving|accept|accepted|verify|verified|happy with|agree|agreed|agrees|ok with|green light',
  reject:
    'reject|rejected|rejecting|refuse|refused|turn down|turned down|send back|sent back|not good enough|bounce|not happy with|decline|declined|return|returned|disagree|knock back|push it back to',
  move: 'move|moved|moving|shift|push|push back|pushed|pushing|put back|slip|slipped|slipping|slips|extend|extended|extension|postpone|postponed|postponing|delay|delayed|defer|deferred|change|reschedule|rescheduled|bring forward|more time|extra time|longer|new date|another date|put off|set|more days|more weeks|kick back|later|revise|revised|breathing space|amend|update the date|forward|give it|wont make|cant make|wont hit|cant hit|back|bring in|pull in|pull forward|bring up|move up|move forward|push out|shove back|pull back|go back|goes back|let slip|slide|slides|sliding|drift|drifts|drifting|roll over|rolls over|fwd',
  swap: 'swap|switch|exchange|the other way round',
  assign:
    'assign|assigned|give|gave|reassign|reassigned|allocate|allocated|pass|hand|take over|takes over|taking over|take on|taking on|taken on|pick up|picking up|picked up|should be|belongs to|goes to|go to|transfer|take|takes|take this on|responsible for|sit with|sits with|be with|now owns|put down|down to|owned by|owner is|led by|lead on|leads on|over to|one for|own',
  handover: 'handover|hand over|handing over|handed over|handing|pass over|passing over|passing',
  all: 'everything|all of|all|the lot|the whole lot|every one|every|every single one',
  notMine:
    'not mine|isnt mine|not me|not my action|not my job|not for me|isnt me|wasnt me|no longer mine|isnt my action|wrong person',
  deputy:
    'as second|second on|second in command|number two|deputy|deputise|deputises|deputising|stand in|stands in|standing in|stand in for|standing in for|second in line|acting for|backup for',
  cover: 'cover|covers|covering|covered',
  block:
    'block|blocked|blocks|blocking|blocked by|stuck|held up|on hold|hold|waiting on|waiting for|stalled|cant progress|cannot progress|stopped|waiting|dependent on|depends on|jammed|cant move|awaiting|chasing|hit a snag|at a standstill',
  start:
    'start|started|starting|starts|unblock|unblocked|under way|underway|in progress|begun|begin|began|crack on|carry on|get going|got going|moving again|back on track|resume|resumed|no longer blocked|no longer stuck|not blocked|not stuck|isnt blocked|isnt stuck|can proceed|proceed|go ahead|came back|come back|come through|came through|kicked off|kick off|unstuck|working on|making a start|cleared|freed up|moving|back on|sorted out',
  withdraw:
    'call off|called off|withdraw|withdrawn|drop|dropped|cancel|cancelled|scrap|scrapped|abandon|no longer needed|not needed|delete|remove|bin|take off|get rid of|kill|superseded|no longer relevant|obsolete',
  reopen:
    'reopen|re-open|reopened|open again|un-complete|uncomplete|not actually done|wasnt actually done|put back to open',
  undo: 'undo|take back|take that back|undo that|wrong one|scrap that|forget that|cancel that|whoops|by mistake|mistake|revert|untick|oops|scrub that|pressed the wrong|in error|unintentionally|ignore that',
  evidence:
    'evidence|proof|minutes|minute|attached|attachment|attaching|link|document|documents|doc|file|here is|is here|heres|is at|are at|published at|see attached|screenshot|enclosed|uploaded',
  update: 'update|updates|note|notes|progress|comment|log|record|fyi|for info|headline|put a note',
  remind:
    'no reminders|no reminder|no chasers|hold the reminders|hold reminders|remind|reminder|reminders|reminding|stop the reminders|stop reminders|stop reminding|dont remind|remind me later|stop sending|start sending|nudge|nudges|chase|chased|chaser|prod|ping|poke|nag|hassle|chase up|chasers|pings|pinging|pinged|nudging|nudged|prods|prodding|nags|nagging|nagged|prompt|prompts|badger|pester|pestering|hound|hounding|gee up|hurry up|hurry along|jog|kick|shove|rattle|chivvy|follow up with|get onto|get on to|get after|lean on|messages|notifications|notification|alerts',
  snooze:
    'snooze|snoozed|stop reminding|dont remind|leave me alone|remind me later|mute|not now|quiet until|stop chasing|stop nagging',
  pause:
    'no reminders|no reminder|no chasers|hold the reminders|hold reminders|dont send|pause|paused|hold off|stop the reminders|stop reminders|suspend|stop sending|turn off|switch off',
  resume: 'resume|restart|turn on|switch on|unpause|start sending',
  direct:
    'private message|private messages|direct message|direct messages|by dm|in a dm|as a dm|dm me|message me|message me privately|privately|in private',
  schedule:
    'schedule|every monday|every tuesday|every wednesday|every thursday|every friday|weekly|mondays|tuesdays|wednesdays|thursdays|fridays',
  away: 'away|on leave|im off|ill be off|is off|are off|was off|been off|while off|whos off|off until|off till|off til|off on|off next|off this|off from|off for|off work|off sick|al|a/l|annual leave|sick leave|taking leave|leave from|leave until|leave on|leave next|leave this|out of office|ooo|sick|on holiday|maternity|paternity|parental leave|not in|not around|unavailable|off work|jury service',
  back: 'im back|back|returned|back from leave|back at work|back in',
  leaving:
    'leaving|leaves|left|has left|last day|moving on|resigned|retiring|retires|retired|has gone|goes on|departing|handed in their notice|quit|seconded|new job',
  add: 'add|create|enter|put in|set up|new|include|register|need a new|add in|onboard|invite',
  joins: 'joins|joined|joining|started with us|starting with us|new starter|new person',
  rename:
    'rename|renamed|retitle|call|called|now called|reword|change the title|change the name|is now|title|name|changed their name|married name|promoted|new title|should read|should say|to read|reads',
  remove: 'remove|removed|delete|take off|get rid of|shouldnt be in|strike|wrong|struck',
  lead: 'lead|programme lead|admin|administrator|leads',
  officer: 'officer',
  viewer: 'viewer|read only|read-only|reader|observer',
  expectation: 'expectation|expectations|an expectation|requirement|heading',
  recommendation: 'rec|new rec|recommendation|recommendations|a recommendation|new recommendation|recs',
  respond:
    'response|responses|respond|responded|to respond|to respond to|respond to|awaiting a response|awaiting response|waiting for a response|without a response|no response|not responded|unanswered',
  milestone: 'milestone|milestones|staging post|staging posts|interim step|sub-step|stage|checkpoint',
  implemented: 'implemented|implement|been implemented|implementing',
  meets: 'meets|will meet|next meets|next meeting|next board meeting',
  newAction: 'an action|a new action|new action|an item|a task|new task|action',
  // The notice
  notice:
    'notice|notices|out of the notice|best value notice|letter|the notice|intervention|ministers|secretary of state',
  issued: 'issued|start|started|served|dated|came in|given|begin|began',
  inForce: 'in force|still on|apply|applies|say|says|about|under|ask|asks|asked',
  lifted:
    'lifted|lift|withdrawn|withdraws|withdraw|lapsed|lapse|ended|revoked|removed|over|taken off|come off|came off|discharged|out of the notice|closed|lifting|run out|not reissued|expired',
  extended: 'extended|extend|extension|prolonged|prolong|continued|renewed|renew|rolled over|longer|another',
  replaced:
    'replaced|reissued|re-issued|new notice|new one|another notice|reissue|fresh notice|replace|second notice|renewed',
  escalated: 'escalated|escalate|statutory|directions|commissioners|intervention',
  what_if: 'what happens|what if|happens|what would',
} as const;

/** One meaning of a word, such as `overdue` for "late". */
export type Meaning = keyof typeof MEANINGS;

/** Words that change nothing in what a sentence means: the small words of English, and what people say around a request. */
const FILLER = [
  'the|a|an|this|that|these|those|some|any|each|either|both|such|same|own|other|others|another|much|many|more|most|lot|lots|bit|whole|full|all|one|ones|thing|things',
  'of|to|for|in|on|at|by|with|from|into|onto|off|out|up|down|over|under|against|about|around|round|across|along|among|between|through|throughout|within|per|than|as|like|via|upon|towards|toward|beside|besides|beyond|before|till|til|until|regarding|re|next to',
  'and|or|so|also|too|then|if|though|tho|although|whether|either|else|etc|plus|by the way',
  'i|me|my|myself|we|us|our|ours|you|your|yours|he|she|him|his|her|hers|it|its|itself|they|them|their|theirs|themselves|there|here|everyone|everybody|anyone|anybody|someone|somebody|folk|folks|guys|mate|whoever|whatever|which|what|how',
  'is|are|am|was|were|be|been|being|do|does|did|has|have|had|having|can|could|would|will|shall|should|may|might|must|im|ive|id|ill|weve|wed|well|were|youre|youve|youd|youll|theyre|theyve|theyd|theyll|hes|shes|thats|theres|whove|whatve|lets|let',
  'want|wants|wanted|need|needs|get|gets|getting|got|go|goes|going|gone|make|made|put|set|mark|say|says|said|see|know|think|wondering|wonder|question|supposed|able|happen|happens|sit|sits|sitting|stand|stands|seem|seems|look|owe|owes|fall|falls|falling',
  'just|only|now|still|again|right|actually|really|currently|basically|quickly|quick|quite|very|far|yet|ever|even|today|time|times|way|moment|mo|atm|minute|min|mins|days|anyway|overall|altogether|together|exactly|roughly|probably|perhaps|maybe|honestly|simply|first|sorry|kind|sort|days',
  'please|pls|plz|kindly|oh|hi|hey|hello|dear|bvn|bot|okay|ok|thanks|thank|cheers|ta|erm|um|hmm|ah|aye|can you|could you|would you|please can you|are there|is there|s|t|tbc|due',
].flatMap((words) => words.split('|'));

const FILLER_WORDS: ReadonlySet<string> = new Set(FILLER);

const BY_PHRASE: ReadonlyMap<string, ReadonlySet<Meaning>> = indexPhrases();

/** No phrase of the list has more words. */
export const LONGEST_PHRASE = Math.max(...Array.from(BY_PHRASE.keys(), (phrase) => phrase.split(' ').length));

/** The single words of the list, with which a mistyped word is compared. */
export const WORDS: readonly string[] = Array.from(BY_PHRASE.keys()).filter(
  (phrase) => phrase.length > 4 && !phrase.includes(' '),
);

/** The meanings of a phrase in lower case and without apostrophes; none when it is not in the list. */
export function meaningsOf(phrase: string): ReadonlySet<Meaning> {
  return BY_PHRASE.get(phrase) ?? NONE;
}

/** A word of six letters or more without the ending of a verb or a plural: "withdrawing" → "withdraw". */
export function uninflected(plain: string): readonly string[] {
  if (plain.length < 6) return [];
  const [, stem = ''] = /^(.{3,}?)(?:ing|ed|es|s|d)$/.exec(plain) ?? [];
  return stem === '' ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')];
}

/** Whether a word says nothing by itself. */
export function isFiller(word: string): boolean {
  return FILLER_WORDS.has(word);
}

const NONE: ReadonlySet<Meaning> = new Set();

function indexPhrases(): ReadonlyMap<string, ReadonlySet<Meaning>> {
  const index = new Map<string, Set<Meaning>>();
  for (const [meaning, phrases] of Object.entries(MEANINGS)) {
    for (const phrase of phrases.split('|')) {
      const meanings = index.get(phrase) ?? new Set();
      index.set(phrase, meanings.add(meaning as Meaning));
    }
  }
  return index;
}
