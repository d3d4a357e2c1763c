/** The headings of the columns in councils' plans, and what each says that its column holds. */
import type { PlanField } from './plan-row.ts';

/** A heading without case, punctuation, line ends and words in brackets: "By\nWhen?" → `by when`. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/&/g, ' and ')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();
}

/** A heading as people's answers about its column are kept: as `headingKey`, with the words in brackets, which tell columns apart. */
export function choiceKey(heading: string): string {
  return headingKey(heading.replace(/[()]/g, ' '));
}

/** The headings of each field as councils write them. The words of one field are told apart by `|`. */
const HEADINGS: Readonly<Record<PlanField | 'known', string>> = {
  planRef:
    'ref|reference|ref no|reference no|reference number|no|nos|number|#|id|action id|action no|action number|action ref|action reference|item|item no|plan ref|unique ref|unique id|serial|serial no|s no|sno|row|line|urn|task id|task no|activity ref|plan no|code ref|action code|wbs|outline number',
  theme:
    'theme|workstream|work stream|priority|priority area|strand|pillar|area|focus area|area of focus|improvement area|improvement theme|section|category|programme|objective|strategic objective|heading|topic|domain|key line|bucket|bucket name|area for improvement|theme workstream|best value theme|improvement priority|programme area',
  expectation:
    'expectation|expectations|expectation no|expectation ref|ministerial expectation|departments expectation|notice expectation|bvn expectation|best value notice expectation|parent obligation id|obligation|obligation id|obligation ref|direction|directions|direction ref|statutory direction|bvn ref|notice ref|requirement of the notice|notice requirement',
  recommendation:
    'recommendation|recommendations|rec|recs|rec no|rec id|rec ref|recommendation no|recommendation number|recommendation ref|recommendation reference|recommendation id|peer review recommendation|peer challenge recommendation|cpc recommendation|lga recommendation|audit recommendation|auditors recommendation|report recommendation|key recommendation|review recommendation',
  source:
    'source|source of recommendation|origin|source report|source document|recommendation source|raised by|recommended by|reviewer|source of action',
  title:
    'action|actions|action required|actions required|activity|activities|what|what will we do|what we will do|what are we going to do|what needs to be done|what needs to happen|what do we need to do|pledge|pledges|task|tasks|action description|description of action|description|commitment|commitments|deliverable|deliverables|improvement action|improvement actions|agreed action|agreed actions|management action|agreed management action|key action|key actions|step|steps|steps to be taken|initiative|proposed action|proposed actions|action to be taken|actions to be taken|action milestone|action and milestone|activity milestone|action taken or planned|our action|our actions|we will|specific action|detailed action|summary of action|project|action title|action detail|actions to address recommendation|response action|action plan|key activity|key activities|delivery action|planned action|planned actions|action point|actions needed|summary|task summary|intervention|interventions|task name',
  stage: 'stage milestone',
  milestone:
    'milestone|milestones|key milestone|key milestones|delivery milestone|sub action|sub actions|subaction|sub task|milestone description|milestone title',
  owner:
    'owner|lead|lead officer|lead officers|who|who by|by whom|by who|responsible|responsible officer|responsible officers|responsible person|responsible lead|responsible owner|responsibility|responsibility assigned to|responsibilities|person responsible|officer responsible|officer lead|action owner|action owners|action lead|accountable|accountable officer|assigned to|assigned|officer|lead director|director|delivery lead|lead responsible officer|lead person|named lead|named officer|owned by|led by|who will do it|who is responsible|who will lead|owner lead|lead owner|owner s|leads|allocated to|sro|lead officer s|milestone owner|task owner|person|people|assigned person|who will do this|responsible lead officer|post holder|lead post|senior responsible owner|senior responsible officer|executive sponsor|sponsor|accountable director|delivery owner|operational lead|assignee|resource names',
  deputy:
    'deputy|support|supporting|supporting officer|supporting officers|support officer|deputy lead|supported by|second owner|co owner|supporting lead|deputy owner|other officers|in support',
  leadCouncillor:
    'lead councillor|lead cllr|lead member|lead members|cabinet member|cabinet lead|portfolio holder|member lead|councillor lead|political lead|member champion|lead cabinet member|elected member|responsible councillor|responsible member|executive member|executive lead|portfolio|cabinet portfolio holder|lead elected member|councillor|accountable member',
  level: 'level',
  due: 'timeline end|to|until|due|due date|due by|target date|target dates|by when|when|when by|end|end date|date for delivery|deadline|deadlines|timescale|timescales|timeline|timeframe|time frame|time scale|completion date|target completion|target completion date|target for completion|delivery date|target delivery date|date due|finish|finish date|completion due|complete by|completed by|to be completed by|date|delivery by|due for completion|date of delivery|implementation date|target implementation date|planned completion date|planned end date|expected completion|expected completion date|planned date|date for completion|delivery timescale|delivery timeframe|delivery deadline|target end date|when will it be done|end of|planned completion|milestone date|current due date|date to be completed|agreed date|milestone due date|action by|target timescale',
  originalDue:
    'original date|original due date|original target date|original deadline|original target|original completion date|original end date|baseline date|baseline end date|initial target date|initial date|original timescale|first due date|original due|original delivery date|original target completion date',
  revisedDue:
    'revised date|revised target date|revised due date|revised deadline|revised completion date|new date|new target date|new deadline|new due date|extended date|current target date|current deadline|latest date|forecast date|forecast completion|forecast completion date|revised timescale|revised target|revised end date|revised|forecast|amended date|forecast end date|current date|current forecast|revised delivery date|revised implementation date|updated date|updated target date|updated deadline|re profiled date|revised by',
  completedOn:
    'date completed|completed on|completed date|date of completion|actual completion date|actual completion|actual end date|actual end|date closed|closed on|closed date|actual date|date delivered|actual date completed|actual|date complete|actual finish|actual delivery date|date achieved|actual finish date',
  everyWeeks:
    'every weeks|frequency|how often|reporting frequency|frequency of reporting|measurement frequency|frequency of measurement|data frequency|how often reported|how often measured|how often is it measured|how often read|reporting period|update frequency|frequency of review|frequency of update|recurrence|cadence|review frequency',
  status:
    'status|delivery status|action status|current status|state|progress status|stage|completion status|complete|completed|done|is it complete|implemented|achieved|delivered|closed|finished|implementation status|overall status|milestone status|task status|status of action|complete y n|status at',
  rag: 'rag|rag status|rag rating|brag|brag status|brag rating|current rag|rag rate|rag score|bragg|overall rag|delivery rag|progress rag|rag now|rag this month|delivery rating|rating|colour|confidence|delivery confidence|ragb|rag status now|status rag|rag status current|latest rag|rag and status',
  blockedBecause: 'blocked because|blocker|blockers|reason blocked|barriers|reason for being blocked|blocked by',
  update:
    'where are we now|where we are now|where we are|where are we|log of progress|progress log|how is it going|update|updates|progress|progress to date|progress update|progress updates|progress so far|progress made|progress note|progress notes|progress report|comments|comment|notes|note|commentary|narrative|latest update|latest position|current position|position|remarks|achievements to date|achievements|action taken|actions taken|activity to date|monthly update|highlights|highlight|headline|headlines|progress commentary|latest progress|status update|update on progress|summary of progress|what has been done|what happened|what has happened|what we did|what was done|if not why not|reason|reasons|reason for delay|reasons for delay|explanation|what have we done|what we have done|progress and next steps|officer comments|officer update|lead officer update|comments and progress|update on delivery|status commentary|delivery update',
  next: 'next|next step|next steps|activities in the next period|activity in the next period|planned activities|planned activity|actions for next period|next period|next actions|what next|what is next|whats next|activity next period|activities next period|plans for next period|planned next steps|focus for next period',
  correctiveAction:
    'corrective action|corrective actions|recovery action|recovery actions|recovery plan|mitigating action|mitigating actions|path to green|return to green|action to get back on track|remedial action|remedial actions',
  evidenceRequired:
    'evidence required|evidence|success measure|success measures|measure of success|measures of success|outcome target|success criteria|success criterion|how will we know|how will we know it has worked|how we will know|what does success look like|what will success look like|what success looks like|success looks like|evidence of completion|evidence of success|evidence of delivery|evidence needed|supporting evidence|output evidence|acceptance criteria|completion criteria|how will we measure success|how will success be measured|how success will be measured|definition of done|what good looks like|what does good look like|proof|evidence of impact|outcome evidence|evidence of progress|assurance|assurance evidence|closure evidence|evidence for closure|success',
  evidence:
    'evidence link|evidence links|link to evidence|links to evidence|link|links|url|evidence url|document link|hyperlink|evidence location|evidence submitted|evidence provided|evidence held|web link',
  measure:
    'measure|measures|kpi|kpis|indicator|indicators|performance measure|performance indicator|metric|metrics|key performance indicator|key performance indicators|performance measures|outcome measure|outcome measures|measure kpi|quantitative measure|pi',
  baseline:
    'baseline|baseline value|baseline figure|current level|starting point|current performance|baseline position|base line|baseline performance|start value|as at baseline',
  target:
    'target|target value|target figure|target level|target performance|goal|ambition|planned target|kpi target|measure target',
  targetOn: 'target to be met by|target due|date of target|target by',
  body: 'governance|governance board|governance body|governance group|governance route|reporting to|reports to|reported to|board|boards|committee|committees|oversight|oversight board|overseen by|monitored by|monitoring board|programme board|delivery board|improvement board|assurance board|responsible board|lead board|scrutiny|scrutiny committee|decision body|decision maker',
  unit: 'unit|units|unit of measure|unit of measurement|measured in|measurement unit',
  better:
    'better|good is|polarity|good performance|direction of good|which way is better|desired direction|good direction|aim to|bigger or smaller is better',
  known:
    'task mode|outline level|active|timeline start|sign off date|date signed off|signed off on|approval date|date approved|review date|next review|next review date|last review|last reviewed|date reviewed|date raised|date opened|date added|date assigned|date verified|consulted|informed|our response|latest|latest value|latest figure|latest reading|latest performance|outturn|% done|percent done|reporter|created|created by|created date|date created|labels|issue type|late|completed checklist items|checklist items|is recurring|completed by whom|duration|predecessors|start|start date|date started|commencement date|from|planned start|planned start date|actual start|risk|risks|risk ref|risk rating|risk assessment|risk level|key risks|resource implications|resources|resource|resources required|cost|costs|budget|funding|percent complete|% complete|complete %|% completed|progress %|directorate|service|service area|department|team|dependencies|dependency|interdependencies|outcome|outcomes|intended outcome|expected outcome|output|outputs|impact|benefit|benefits|last updated|date updated|update date|date of update|updated|approved by|finding|findings|issue|rationale|why|context|how|previous rag|last rag|previous rag status|rag last month|last month|direction of travel|trend|partners|stakeholders|consultees|actual start date|mitigation|savings|priority level|urgency|response|management response|council response|accepted|agreed',
};

const FIELD_OF: ReadonlyMap<string, PlanField | null> = new Map(
  Object.entries(HEADINGS).flatMap(([field, words]) =>
    words.split('|').map((word) => [word, field === 'known' ? null : (field as PlanField)] as const),
  ),
);

/** Shapes of headings that are not in the list, in the order in which they are tried. Their fields are confirmed by a person. */
const SHAPES: readonly (readonly [RegExp, PlanField | null])[] = [
  [/^how (?:will|do|would) (?:we|you) know\b|^what (?:will|does|would) (?:success|good)\b/, 'evidenceRequired'],
  [/\bstart\b.*\b(?:finish|end)\b|\bfrom\b.*\bto\b/, 'due'],
  [/\b(?:previous|last month|prior|risk|cost|budget|resource|start|date updated|%)\b/, null],
  [/\brag\b|\bbrag\b/, 'rag'],
  [/\b(?:original|initial|baseline)\b.*\b(?:date|deadline|target|timescale)\b/, 'originalDue'],
  [
    /\b(?:revised|new|forecast|extended|updated|current|latest)\b.*\b(?:date|deadline|target|timescale|end|finish|completion)\b/,
    'revisedDue',
  ],
  [
    /\b(?:actual|completed|closed|delivered|implemented|achieved|finished)\b.*\b(?:date|on)\b|\bdate\b.*\b(?:completed|closed|delivered|implemented|achieved|finished)\b/,
    'completedOn',
  ],
  [
    /\b(?:officer|director)s?\b.*\b(?:councillor|cllr|member|portfolio holder)|\b(?:councillor|cllr|member|portfolio holder)\b.*\b(?:officer|director)/,
    'owner',
  ],
  [/\b(?:councillor|cllr|cabinet member|portfolio holder|lead member)\b/, 'leadCouncillor'],
  [/\b(?:expectation|obligation)\b|\bexpects\b/, 'expectation'],
  [/\brecommendation\b/, 'recommendation'],
  [/^(?:ref|reference|no|id)\b|\b(?:ref|reference|id|no|number)$/, 'planRef'],
  [/\b(?:progress|update|commentary|comments|narrative|position)\b/, 'update'],
  [/\b(?:success|evidence)\b/, 'evidenceRequired'],
  [/\bmilestones?\b/, 'milestone'],
  [/\bhow\b.*\b(?:show|shown|prove|proved|demonstrate|measure|know)\b|\b(?:proof|prove[ns]?)\b/, 'evidenceRequired'],
  [
    /\b(?:done so far|so far|where we (?:are|ve got)|where (?:are|have) we|how it is going|how are we doing)\b/,
    'update',
  ],
  [/\bcolou?r\b/, 'rag'],
  [/\b(?:confidence|risk)\b/, null],
  [/\b(?:boards?|committees?|forum|governance)\b/, 'body'],
  [/\b(?:who|person|officer)s?\b.*\b(?:help|support|assist)\w*/, 'deputy'],
  [/\bin charge\b|\bsponsor$/, 'owner'],
  [/\b(?:owner|responsible|accountable|lead officer|leads?|leading|whom?|resource names?|assignee)\b/, 'owner'],
  [/\b(?:planned|target|expected|scheduled|agreed)\b.*\b(?:end|finish|completion|delivery)\b/, 'due'],
  [/\b(?:deadline|due|timescale|by when|target date|end date|completion date|date for)\b/, 'due'],
  [/\bstatus\b/, 'status'],
  [/\b(?:actions?|activity|task|what (?:will|we))\b/, 'title'],
  [/\b(?:theme|workstream|priority|pillar|strand)\b/, 'theme'],
];

const END = '(?:date|deadline|end|finish|completion|delivery|implementation|closure)';
const OF_END = `(?:(?:planned|target|expected|scheduled|agreed|overall|final|estimated|due|delivery|completion|implementation|end|finish|closure) )*${END}`;
/** Headings of dates that are put together of usual words: “Overall delivery deadline”, “Current planned end”. */
const KINDS_OF_DATES: readonly (readonly [RegExp, PlanField])[] = [
  [new RegExp(`^(?:(?:target|due) )?${OF_END} (?:rev|revision|revised|version|v) ?\\d$`), 'revisedDue'],
  [new RegExp(`^(?:first|second|third|fourth|1st|2nd|3rd|4th) revised (?:target |due )?${OF_END}$`), 'revisedDue'],
  [new RegExp(`^(?:original|baseline|initial|first) ${OF_END}$`), 'originalDue'],
  [new RegExp(`^(?:revised|forecast|current|latest|new|updated|extended|amended) ${OF_END}$`), 'revisedDue'],
  [new RegExp(`^(?:planned|target|expected|scheduled|agreed|overall|final|estimated) ${OF_END}$`), 'due'],
];

function byKindOfDate(key: string): { field: PlanField; isSure: boolean } | undefined {
  const kind = KINDS_OF_DATES.find(([pattern]) => pattern.test(key));
  return kind && { field: kind[1], isSure: true };
}

/** Words of a heading that say of which time its cells are: “Progress at 28 February 2025”, “Action for 2025/26”. */
const PERIOD = new RegExp(
  `\\b(?:${[
    '(?:19|20)\\d\\d(?: \\d\\d)?',
    '\\d{1,2}(?:st|nd|rd|th)?',
    '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*',
    'q[1-4]|mid year|year end|this (?:week|month|quarter|period|year)|as at|at|for|in|as of|to date|y n',
  ].join('|')})\\b`,
  'g',
);
/** The fields of headings that mean the same at any time. */
const AT_ANY_TIME: ReadonlySet<PlanField | null> = new Set([
  'title',
  'update',
  'next',
  'status',
  'rag',
  'owner',
  'evidenceRequired',
]);

function withoutPeriod(key: string): { field: PlanField | null; isSure: boolean } | undefined {
  const rest = key.replace(PERIOD, ' ').replace(/\s+/g, ' ').trim();
  const found = rest === key ? undefined : listed(rest);
  return found && AT_ANY_TIME.has(found.field) ? found : undefined;
}

/** The field of a heading by itself; `isSure` is true when the heading stands in the list. Undefined for unknown headings. */
export function fieldOfHeading(heading: string): { field: PlanField | null; isSure: boolean } | undefined {
  // The words in brackets tell “Target date (original)” from “Target date (current)”.
  const [, before = '', inside = ''] = /^([^()]*)\(([^()]*)\)\s*$/.exec(heading.trim()) ?? [];
  const withBrackets = inside === '' ? undefined : listed(`${inside} ${before}`);
  if (withBrackets !== undefined) return withBrackets;
  const key = headingKey(heading);
  if (key === '' || key.length > LONGEST_HEADING) return undefined;
  return (
    listed(key) ??
    byKindOfDate(key) ??
    withoutPeriod(key) ??
    byShape(inside === '' ? key : `${key} ${headingKey(inside)}`)
  );
}

const LONGEST_HEADING = 60;

function listed(words: string): { field: PlanField | null; isSure: boolean } | undefined {
  const key = headingKey(words).replace(/^the /, '');
  return FIELD_OF.has(key) ? { field: FIELD_OF.get(key) ?? null, isSure: true } : undefined;
}

function byShape(key: string): { field: PlanField | null; isSure: boolean } | undefined {
  const shape = SHAPES.find(([pattern]) => pattern.test(key));
  return shape && { field: shape[1], isSure: false };
}

/** Whether a row among the lines holds headings of another table, such as those of the steps below an action. */
export function areOtherHeadings(filled: readonly string[]): boolean {
  // Sentences, dates and numbers stand in rows of actions. Most rows are told apart here, because looking up headings takes long.
  if (filled.length < 3 || filled.some((cell) => cell.length > 40 || /\d/.test(cell))) return false;
  const sure = filled.flatMap((cell) => listed(cell) ?? []);
  const kinds = new Set(sure.map(({ field }) => field).filter((field) => field !== null)).size;
  return kinds > 2 && sure.length * 5 >= filled.length * 3;
}
