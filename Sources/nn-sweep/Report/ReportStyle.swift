/// How a report looks: on a bright and on a dark screen, and on A4.
enum ReportStyle {
  static let css: StaticString = """

    :root { --paper: #fff; --ink: #22262b; --soft: #5c6670; --line: #dfe3e7; --card: #f6f8fa;
      --mark: #0072b2; --shade: 0, 114, 178; }
    @media (prefers-color-scheme: dark) { :root { --paper: #16191d; --ink: #e4e7ea; --soft: #9aa4ae;
      --line: #343a41; --card: #1e2328; --mark: #6cb6e8; --shade: 84, 170, 228; } }
    * { box-sizing: border-box; }
    html { color-scheme: light dark; background: var(--paper); color: var(--ink);
      font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
    body { margin: 0; }
    main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
    h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .75rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.35rem; margin: 2.75rem 0 .75rem; padding-top: .75rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
    p, ul, dl { margin: .6rem 0; overflow-wrap: anywhere; max-width: 48rem; }
    ul { padding-left: 1.25rem; }
    li { margin: .3rem 0; }
    a { color: var(--mark); text-decoration: none; }
    a:hover { text-decoration: underline; }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; font-size: .92rem; }
    .lead { font-size: 1.2rem; font-weight: 600; line-height: 1.45; padding: .8rem 1rem;
      background: var(--card); border-left: 4px solid var(--mark); border-radius: 4px;
      max-width: none; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; }
    dt { color: var(--soft); }
    dd { margin: 0; font-variant-numeric: tabular-nums; }
    pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px;
      padding: .8rem 1rem; overflow: auto; max-height: 32rem;
      white-space: pre-wrap; overflow-wrap: anywhere;
      font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
    .scroll { overflow: auto; max-height: 34rem; margin: .9rem 0; border: 1px solid var(--line);
      border-radius: 6px; }
    table { border-collapse: collapse; width: 100%; font-size: .88rem;
      font-variant-numeric: tabular-nums; }
    th, td { padding: .35rem .6rem; text-align: left; border-bottom: 1px solid var(--line);
      white-space: nowrap; }
    tbody tr:last-child td { border-bottom: 0; }
    th { position: sticky; top: 0; background: var(--card); font-weight: 600; z-index: 1;
      white-space: normal; vertical-align: bottom; }
    .number { text-align: right; }
    .marked td { font-weight: 600; }
    th button { all: unset; cursor: pointer; }
    th button:hover, th button:focus-visible { color: var(--mark); text-decoration: underline; }
    th[aria-sort="ascending"] button::after { content: " \\25B2"; font-size: .7em; }
    th[aria-sort="descending"] button::after { content: " \\25BC"; font-size: .7em; }
    .shade1 { background: rgba(var(--shade), .06); } .shade2 { background: rgba(var(--shade), .1); }
    .shade3 { background: rgba(var(--shade), .15); } .shade4 { background: rgba(var(--shade), .2); }
    .shade5 { background: rgba(var(--shade), .26); } .shade6 { background: rgba(var(--shade), .32); }
    .shade7 { background: rgba(var(--shade), .39); } .shade8 { background: rgba(var(--shade), .46); }
    .shade9 { background: rgba(var(--shade), .54); }
    figure { margin: 1.25rem 0; }
    figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line);
      border-radius: 6px; }
    figcaption { color: var(--soft); font-size: .9rem; margin-top: .4rem; }
    /* Colors of pictures were chosen for white, and their words name them. */
    @media screen and (prefers-color-scheme: dark) { figure svg { filter: brightness(.86); } }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
    @page { size: A4; margin: 16mm 15mm; }
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #f3f4f6; --mark: #005a8e;
        --shade: 0, 114, 178; }
      html { font-size: 10pt; color-scheme: light; print-color-adjust: exact;
        -webkit-print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      nav { display: none; }
      h2, h3 { break-after: avoid; }
      figure, tr, pre, dl, .lead { break-inside: avoid; }
      .scroll, pre { max-height: none; overflow: visible; }
      table { font-size: 7.5pt; }
      th { position: static; }
      /* A button is not drawn again where a heading is repeated on the next page. */
      th button { display: contents; }
      th, td { padding: .15rem .4rem; white-space: normal; }
      td.number, .sortable td:nth-child(2) { white-space: nowrap; }
      .sortable tbody tr:nth-child(n+31) { display: none; }
    }

    """
}
