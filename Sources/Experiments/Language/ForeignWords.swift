import YAMLLite

/// Keys and names as scikit-learn, Keras, PyTorch and Optuna have them, and what to write here: who
/// comes from there types them first.
enum ForeignWords {
  /// The hint for an unknown word where one of `known` is what it means; otherwise that of spelling.
  static func hint(for word: String, among known: [String]) -> String {
    guard let (key, text) = meaning(of: word, among: known) else {
      return suggestion(for: word, among: known)
    }
    let cure = "did you mean '\(key)'?"
    let example = text.isEmpty ? cure : "\(cure) write \(text)"
    guard known.count > mostNamesShown else { return example }
    return example + (text.isEmpty ? " " : "; ") + everyKey
  }

  /// Whether a word is, or is spelled nearly as, one of `known`.
  static func isMeant(by word: String, among known: [String]) -> Bool {
    meaning(of: word, among: known) != nil || nearest(to: word, among: known) != nil
  }

  private static func meaning(
    of word: String, among known: [String]
  ) -> (key: String, example: String)? {
    let word = word.lowercased().replacing("-", with: "_")
    return meanings.first { known.contains($0.key) && $0.words.contains(word) }
      .map { ($0.key, $0.example) }
  }

  /// What each word means here, with an example where the key alone does not say it.
  private static let meanings: [(key: String, words: Set<String>, example: String)] = [
    (
      "learning_rate", ["lr", "eta", "eta0", "step_size", "learning_rate_init", "learningrate"], ""
    ),
    ("weight_decay", ["alpha", "l2", "wd", "l2_penalty", "l2_reg", "regularization"], ""),
    (
      "hidden",
      [
        "hidden_layer_sizes", "hidden_layers", "hidden_size", "hidden_sizes", "hidden_units",
        "neurons", "units", "width", "layer_sizes", "architecture",
      ], "hidden: [16] or hidden: [32, 16]"
    ),
    (
      "epochs",
      ["max_iter", "n_epochs", "num_epochs", "nb_epoch", "max_epochs", "iterations", "n_iter"], ""
    ),
    ("seed", ["random_state", "random_seed", "rng", "manual_seed"], ""),
    ("seeds", ["n_seeds", "random_states"], ""),
    ("repeats", ["n_repeats", "trials", "repetitions"], ""),
    ("optimizer", ["solver", "optim", "algorithm", "updater"], ""),
    (
      "initializer",
      ["kernel_initializer", "weight_init", "init", "initialization", "weight_initializer"], ""
    ),
    ("loss", ["criterion", "objective", "cost"], ""),
    ("schedule", ["scheduler", "lr_scheduler", "lr_schedule"], ""),
    ("scale", ["scaler", "normalize", "normalization", "standardize", "preprocessing"], ""),
    ("dropout", ["dropout_rate", "drop_rate", "p_drop"], ""),
    ("clip_norm", ["clipnorm", "grad_clip", "gradient_clip", "max_grad_norm", "max_norm"], ""),
    ("class_weights", ["class_weight", "pos_weight", "scale_pos_weight"], ""),
    ("weight", ["sample_weight", "sample_weights", "weights", "row_weight"], ""),
    ("beta1", ["beta_1"], ""),
    ("beta2", ["beta_2"], ""),
    ("dataset", ["data", "file", "csv", "train", "training_data"], ""),
    (
      "split",
      [
        "validation_split", "validation_fraction", "test_size", "train_size", "test_split",
        "val_split",
      ], "split: {validation: 0.2, test: 0.2}"
    ),
    (
      "split", ["folds", "n_splits", "k_fold", "kfold", "n_folds", "cv", "cross_validation"],
      "split: {folds: 5}"
    ),
    ("split", ["draws", "monte_carlo", "shuffle_split"], "split: {draws: 10}"),
    ("folds", ["n_splits", "k_fold", "kfold", "n_folds", "cv", "k"], ""),
    ("draws", ["repeats", "n_repeats"], ""),
    (
      "stop",
      ["early_stopping", "patience", "n_iter_no_change", "tol", "early_stop"],
      "stop: {patience: 10}"
    ),
    ("score", ["scoring", "metric", "refit"], "score: macro_f1"),
    ("scores", ["metrics", "scorers"], "scores: [macro_f1, auc]"),
    ("positive", ["pos_label", "positive_class", "positive_label"], ""),
    ("by", ["monitor"], "by: loss"),
    ("grid", ["param_grid", "parameters", "params", "hyperparameters", "sweep"], ""),
    ("sample", ["search", "random", "random_search", "param_distributions", "distributions"], ""),
    ("points", ["count", "n_samples", "n_trials"], ""),
    ("from", ["min", "low", "lower", "start"], ""),
    ("to", ["max", "high", "upper", "stop", "end"], ""),
    ("count", ["num", "n", "steps", "number"], ""),
    ("step", ["by", "stride"], ""),
    ("log_uniform", ["loguniform", "reciprocal"], ""),
    ("int_uniform", ["randint", "integers", "uniform_int"], ""),
    ("max_seconds", ["timeout", "time_limit"], ""),
    ("label", ["class", "labels", "y", "target_column", "class_column"], ""),
    (
      "missing", ["na", "impute", "imputer", "fillna", "fill_na", "na_values", "simple_imputer"],
      "missing: {numbers: median, texts: category}"
    ),
    ("ordinal", ["ordered", "ordinal_encoder", "levels"], "ordinal: {size: [S, M, L]}"),
    ("inputs", ["x", "features", "x_train"], ""),
    ("labels", ["label", "y", "y_train"], ""),
    ("targets", ["target"], ""),
    ("target", ["response", "outcome", "dependent"], ""),
    ("drop", ["ignore", "exclude_columns", "drop_columns"], ""),
  ]
}
