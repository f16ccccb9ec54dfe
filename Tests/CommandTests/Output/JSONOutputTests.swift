import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct JSONOutputTests {
  @Test func `a leaderboard as JSON`() throws {
    var table = LeaderboardTable(
      rows: [
        Samples.row(Samples.settings("[]", 0.5), score: 0.5),
        Samples.row(Samples.settings("16", 10), score: nil, seeds: 0, diverged: 1),
      ], experiment: Samples.classes, total: 7)
    let text = try JSONOutput.top(table).document
    #expect(
      text == """
        {
          "dataset" : "digits",
          "experiment" : "grid",
          "leaderboard" : [
            {
              "best_run" : "1a2b3c41000000000000000000000000",
              "diverged" : 0,
              "epochs" : 20,
              "hidden_sizes" : [

              ],
              "layer_sizes" : [
                64,
                10
              ],
              "median_run" : "1a2b3c41000000000000000000000000",
              "parameters" : 2000,
              "rank" : 1,
              "run" : "1a2b3c41000000000000000000000000",
              "seeds" : 1,
              "settings" : {
                "activations" : "relu/softmax",
                "batch_size" : 10,
                "hidden" : "[]",
                "layers" : "64-10",
                "learning_rate" : 0.5
              },
              "splits" : 1,
              "training_score" : 0.5,
              "training_score_high" : null,
              "training_score_highest" : 0.5,
              "training_score_low" : null,
              "training_score_lowest" : 0.5,
              "validation_loss" : 0.02,
              "validation_loss_high" : null,
              "validation_loss_highest" : 0.02,
              "validation_loss_low" : null,
              "validation_loss_lowest" : 0.02,
              "validation_score" : 0.5,
              "validation_score_high" : null,
              "validation_score_highest" : 0.5,
              "validation_score_low" : null,
              "validation_score_lowest" : 0.5
            },
            {
              "best_run" : null,
              "diverged" : 1,
              "epochs" : 20,
              "hidden_sizes" : [
                16
              ],
              "layer_sizes" : [
                64,
                16,
                10
              ],
              "median_run" : null,
              "parameters" : 2000,
              "rank" : null,
              "run" : null,
              "seeds" : 0,
              "settings" : {
                "activations" : "relu/softmax",
                "batch_size" : 10,
                "hidden" : "16",
                "layers" : "64-16-10",
                "learning_rate" : 10
              },
              "splits" : 1,
              "training_score" : null,
              "training_score_high" : null,
              "training_score_highest" : null,
              "training_score_low" : null,
              "training_score_lowest" : null,
              "validation_loss" : null,
              "validation_loss_high" : null,
              "validation_loss_highest" : null,
              "validation_loss_low" : null,
              "validation_loss_lowest" : null,
              "validation_score" : null,
              "validation_score_high" : null,
              "validation_score_highest" : null,
              "validation_score_low" : null,
              "validation_score_lowest" : null
            }
          ],
          "score_name" : "accuracy",
          "settings_count" : 7,
          "verdicts" : [

          ]
        }
        """)
    table.showTest = true
    #expect(try JSONOutput.top(table).document.contains("\"test_score\" : 0.49,"))
    table.experiment = Samples.regression
    #expect(try JSONOutput.top(table).document.contains("\"validation_rmse\" : 2"))
  }

  @Test func `a run as JSON`() throws {
    let epoch = EpochRecord(
      epoch: 1, training: PartMetrics(loss: 0.5, score: 0.5),
      validation: PartMetrics(loss: .infinity, score: 0.25),
      test: PartMetrics(loss: 0.5, score: 0.125), seconds: 0.5)
    let curve = PointCurve(
      run: PointRecord(
        id: Samples.id(0x1a2b_3c4d), experiment: "grid", position: 3, state: .finished,
        replicate: Replicate(seed: .max), settings: Samples.settings("16", 0.003), parameters: 1234,
        epochs: 1,
        result: epoch, seconds: 0.5), epochs: [epoch])
    let report = try #require(
      ClassificationReport(confusion: [2, 0, 2, 0], names: ["cat", "dog"]))
    let page = RunPage(
      curve: curve, experiment: Samples.classes,
      provenance: Provenance(
        host: "h", processor: "p", instructionSet: "avx2", version: "1", commit: "c"),
      weightsDigest: "11", curveDigest: nil,
      reports: [ClassificationText(report, part: .validation, epoch: 1)])
    let text = try JSONOutput.show(page).document
    #expect(
      text == """
        {
          "curve" : [
            {
              "epoch" : 1,
              "seconds" : 0.5,
              "training_loss" : 0.5,
              "training_score" : 0.5,
              "validation_loss" : null,
              "validation_score" : 0.25
            }
          ],
          "curve_digest" : null,
          "dataset" : "digits",
          "diverged_epoch" : null,
          "draw" : 1,
          "epochs" : 1,
          "experiment" : "grid",
          "failure" : null,
          "fold" : null,
          "hidden_sizes" : [
            16
          ],
          "layer_sizes" : [
            64,
            16,
            10
          ],
          "outer_part" : null,
          "parameters" : 1234,
          "position" : 3,
          "reports" : {
            "validation" : {
              "accuracy" : 0.5,
              "classes" : [
                {
                  "f1_score" : 0.6666666666666666,
                  "name" : "cat",
                  "precision" : 0.5,
                  "recall" : 1,
                  "support" : 2
                },
                {
                  "f1_score" : 0,
                  "name" : "dog",
                  "precision" : null,
                  "recall" : 0,
                  "support" : 2
                }
              ],
              "confusion" : [
                [
                  2,
                  0
                ],
                [
                  2,
                  0
                ]
              ],
              "correct" : 2,
              "epoch" : 1,
              "macro_average" : {
                "f1_score" : 0.3333333333333333,
                "precision" : 0.25,
                "recall" : 0.5,
                "support" : 4
              },
              "total" : 4,
              "weighted_average" : {
                "f1_score" : 0.3333333333333333,
                "precision" : 0.25,
                "recall" : 0.5,
                "support" : 4
              }
            }
          },
          "result" : {
            "epoch" : 1,
            "seconds" : 0.5,
            "training_loss" : 0.5,
            "training_score" : 0.5,
            "validation_loss" : null,
            "validation_score" : 0.25
          },
          "run" : "1a2b3c4d000000000000000000000000",
          "score_name" : "accuracy",
          "seconds" : 0.5,
          "seed" : 18446744073709551615,
          "settings" : {
            "activations" : "relu/softmax",
            "batch_size" : 10,
            "hidden" : "16",
            "layers" : "64-16-10",
            "learning_rate" : 0.003
          },
          "state" : "finished",
          "trained_on" : {
            "commit" : "c",
            "host" : "h",
            "instruction_set" : "avx2",
            "processor" : "p",
            "version" : "1"
          },
          "weights_digest" : "11"
        }
        """)
  }

  @Test func `what JSON cannot write is null`() throws {
    let list = JSONValue.list([
      JSONValue(Double.nan), JSONValue(-Double.infinity), JSONValue(nil as Int?), .boolean(true),
      .unsigned(.max), JSONValue(0.1), JSONValue(3.0), .text("a/\"b\"\n"),
    ])
    #expect(
      try list.document.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        == #"[null,null,null,true,18446744073709551615,0.1,3,"a/\"b\"\n"]"#)
  }
}
