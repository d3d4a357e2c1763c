/** Every limit of Slack that rendering and delivery stay inside, in one table, with where it is written. */

/**
 * Lengths are in UTF-16 code units. Sources: [1] docs.slack.dev/reference/block-kit/blocks, [2] …/block-elements,
 * [3] …/composition-objects, [4] …/reference/views, [5] …/apis/web-api/rate-limits, [6] …/reference/methods/chat.postMessage,
 * [7] …/interactivity/handling-user-interaction, [8] …/apis/events-api,
 * [9] …/reference/methods/files.getUploadURLExternal.
 */
export const LIMITS = {
  /** [1] */
  messageBlocks: 50,
  /** [1] A modal or the Home tab. */
  viewBlocks: 100,
  /** [1] */
  headerText: 150,
  /** [1] */
  sectionText: 3000,
  /** [1] Text objects in general. */
  noteText: 2000,
  /** [1] */
  actionsElements: 25,
  /** [1] Label and hint of an input. */
  inputLabel: 2000,
  /** [2] */
  buttonText: 75,
  /** [2] */
  buttonValue: 2000,
  /** [2] */
  url: 3000,
  /** [2] */
  inputText: 3000,
  /** [2] Also the number of groups. */
  options: 100,
  /** [9] The words for an image. */
  altText: 1000,
  /** [3] */
  optionText: 75,
  /** [3] */
  optionValue: 150,
  /** [3] */
  confirmText: 300,
  /** [4] Title, submit and close of a modal. */
  viewTitle: 24,
  /** [4] */
  privateMetadata: 3000,
  /** [6] What is advised for the text beside blocks. */
  fallbackText: 4000,
  /** Not documented: messages of 11,000 to 13,000 characters in all have been refused, so this stays well below. */
  messageCharacters: 10_000,
  /** As the message; views are allowed 250 kB, but nobody reads that. */
  viewCharacters: 30_000,
  /** [5] One message a second in a conversation. */
  postEveryMs: 1_000,
  /** [7] */
  responseUrlUses: 5,
  /** [8] Signatures older or younger than this are refused. */
  clockSkewSeconds: 300,
  /** Ours: what Slack sends is far smaller. */
  bodyBytes: 1024 * 1024,
} as const;
