/** The look of a paper as a page, on screen and in print. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f2f1; color: #0b0c0c; font: 16px/1.5 Arial, Helvetica, sans-serif; }
main { max-width: 60rem; margin: 2rem auto; padding: 3rem 3.5rem; background: #ffffff; }
h1, h2, h3, h4 { color: #1d3557; line-height: 1.25; break-after: avoid; }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul, ol { margin: 0 0 .75rem; }
li { margin-bottom: .3rem; }
.lead { font-size: 1.15rem; color: #383f43; margin-bottom: 1.5rem; }
.note { font-size: .9rem; color: #505a5f; }
blockquote { margin: 0 0 .75rem; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #b1b4b6; font-style: italic; white-space: pre-line; }
mark { background: #fff7bf; color: inherit; padding: 0 .15em; }
figure { margin: .5rem 0 1rem; break-inside: avoid; }
svg { display: block; max-width: 100%; height: auto; }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.4; }
caption { text-align: left; font-weight: bold; font-size: 1rem; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #b1b4b6; white-space: pre-line; }
thead th { background: #e8edf3; border-top: 1px solid #b1b4b6; }
.number { text-align: right; }
.red { background: #f9dcd6; } .amber { background: #fff0cc; } .green { background: #d5ebdf; }
footer { max-width: 60rem; margin: 0 auto 2rem; padding: 0 3.5rem; color: #505a5f; font-size: .85rem; }
@media (max-width: 40rem) { main { margin: 0; padding: 1.25rem; } footer { padding: 1rem 1.25rem; } }
@media print {
  @page { size: A4; margin: 2cm; @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 9pt Arial, sans-serif; color: #505a5f; } }
  body { background: #ffffff; font-size: 10pt; line-height: 1.4; }
  h2 { margin-top: 1.5rem; } h3 { margin-top: 1.1rem; } p, ul, ol { margin-bottom: .5rem; }
  th, td { padding: .2rem .35rem; } table { font-size: 8.5pt; }
  main { max-width: none; margin: 0; padding: 0; }
  figure { break-after: avoid; } figure + .scroll { break-before: avoid; } figure + .short { break-inside: avoid; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; } caption, thead { break-after: avoid; }
  tr { break-inside: avoid; }
  footer { padding: 1rem 0 0; margin: 0; }
  mark, .red, .amber, .green, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
