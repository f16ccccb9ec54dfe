/// What lets a reader order a table by a column: rising at the first click, falling at the second.
enum SortScript {
  static let text: StaticString = """

    for (const table of document.querySelectorAll("table.sortable")) {
      const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
      heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
        const falls = head.ariaSort === "ascending", sign = falls ? -1 : 1;
        for (const other of heads) other.ariaSort = null;
        head.ariaSort = falls ? "descending" : "ascending";
        const number = head.className === "number";
        const key = row => number ? parseFloat(row.cells[column].textContent)
          : row.cells[column].textContent;
        const order = (a, b) => number
          ? (isNaN(a) ? isNaN(b) ? 0 : 1 : isNaN(b) ? -1 : sign * (a - b))
          : sign * a.localeCompare(b, "en", {numeric: true});
        body.append(...[...body.rows].sort((a, b) => order(key(a), key(b))));
      }));
    }

    """
}
