/// Texts that are accepted, for comparing with another parser and for damaging.
enum Samples {
  static let experiment = #"""
    # which shapes learn digits best?
    name: shapes            # a name
    description: "caf\u00e9: all of them, \"really\""
    dataset: {csv: "data/wine.csv", label: last, header: true,
      drop: [id, 'it''s']}
    split:
      validation: 0.2
      seed: 0
    seeds: [3, 7]

    grid:
      hidden: [[], [16], [16, 16], 30-30]
      learning_rate:
      - 0.1
      - 1e-3   # small
      batch_size:
        - 10
        - 32
      activations: [relu/softmax,
        [tanh, softmax],  # as a list
      ]
    include:
    - batch_size: 64
      hidden: [128]
    -
      batch_size: 128
      stop: {
        patience: 5, "min_change":0.001, note: ,
      }
    where: parameters <= 50_000 and depth in [1, 2]
    url: http://example.org:80/data
    empty:

    """#

  static let small = blocks + flows + scalars + layouts

  private static let blocks = [
    "a: 1", "a: 1\nb: 2\n", "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n", "a:\nb:\n", "a:\n  b:\n",
    "- 1\n- 2\n", "-\n-\n", "- a\n-\n- b\n", "- - 1\n  - 2\n- - 3\n", "- a: 1\n  b: 2\n- c: 3\n",
    "-\n  a: 1\n  b: 2\n", "a:\n- 1\n- 2\nb: 3\n", "a:\n  - 1\n  - 2\nb: 3\n",
    "a:\n- b: 1\n  c:\n  - 2\n  - 3\n- d: 4\n", "- a:\n  - 1\n- b\n", "-   a: 1\n    b: 2\n",
    "- - - a\n    - b\n  - c\n- d\n", "a:\n  b\nc:\n  - d\n", "a:\n      b: 1\n      c: 2\n",
    "- a:\n    b: 1\n  c: 2\n", "a:\n- - 1\n  - 2\n- 3\n", "-\n  -\n    -\n      a\n",
  ]

  private static let flows = [
    "[]", "{}", "[1]", "[1, 2, 3]", "[1, 2, ]", "[[], [[]], {}]", "{a: 1}", "{a: 1, b: 2,}",
    "{a: , b: 1}", "{a: }", "{\"a\":1, 'b':[2]}", "a: [1,\n  2,\n\n  3]\nb: 4\n",
    "a: {\n  b: 1,  # one\n  # two\n  c: [d, e]\n}\nf: 3\n", "[\n1,\n2\n]\n",
    "- [a, b]\n- {c: d}\n", "a:\n  [1, 2]\nb:\n  {c: 3}\n", "[a b c, d  e]", "{a b: c d}",
    "[a:b, http://x/y, c#d]", "[-1, -x, +2, .5]", "{a: [b, {c: [d]}]}", "[a,b,c]", "[ a , b ]",
    "a: [\n  1\n  , 2\n  ]\n", "{a:\n 1,\n b:\n  [2]}", "[\"a,b\", 'c]d', \"e: f\"]",
    "{a: relu/softmax, b: 30-30}", "{\"a b\" : 1, c : 2}",
  ]

  private static let scalars = [
    "a b c", "a: b c  d", "a: b-c", "a: -1", "a: x:y", "a: C:\\data", "a: a#b", "a: b # c",
    "a: b, c] d} [e {f", "a: it's \"so\"", "a: 50_000", "a: 1e-3", "a: 2024-01-02", "a: true",
    "a: False", "a: 0", "a: -0.5", "a: 1024-16-10", "a: .5", "a: 5.", "a: nan", "a: inf",
    "a: yes no", "a: on/off", "a: x = 1", "a: base * batch_size / 32", "a: (b + c) * 2",
    "a: b < c and not d", "a: <<", "a: b!c&d*e%f@g`h", "a: ---", "a: \"\"", "a: ''",
    "a: 'b''c'", "a: \" b \"", "a: \"no\"\nb: '017'\n\"y\": \"~\"\n", "a: \"\\\"\\\\\\/ \\t\\n\"",
    "a: \"\\0\\a\\b\\v\\f\\r\\e\\ \\N\\_\\L\\P\"", "a: \"\\x41\\u00e9\\U0001F600\"", "a: 日本語 é",
    "日本語: \"語\"", "a: 'tab\there'", "a: \"# no comment\"", "a: '- b: c'", "\"a: b\": c",
    "'a''b': c", "a : 1", "-a: 1", "- -b", "a: b >= c", "1: 2", "a.b/c: d",
  ]

  private static let layouts = [
    "", "\n\n", "# only a comment", "  # c\n\n", "# c\na: 1 # d\n# e\nb: 2\n   # f\n",
    "a: 1\r\nb:\r\n  - 2\r\n  - [3,\r\n    4]\r\n", "\u{FEFF}a: 1\nb: 2\n", "---\na: 1\n",
    "# c\n--- # d\n- 1\n", "---\n", "  a: 1\n  b: 2\n", "a: 1   \nb: 2  \n", "a:   \n  b: 1\n",
    "a:\n\n\n  b: 1\n\n  c: 2\n\nd: 3", "a:\n  # c\n  b: 1\n# d\n  c: 2\n", "  - 1\n  - 2\n",
    "a:\n- 1\n# c\n\n- 2\n", "-a", "--- # c\n# d\n", "a: b---\n", "...a: 1\n",
  ]
}
