import Foundation
import PackagePlugin

/// Writes the commit that is built into a Swift file, so that results can say what made them.
@main
struct BuildCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL
    // The file is only touched when the commit changes, so that nothing is compiled in vain.
    let script = """
      commit=$(git -C "$1" describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null || echo unknown)
      text="let buildCommit = \\"$commit\\""
      [ "$(cat "$2" 2>/dev/null)" = "$text" ] || printf '%s\\n' "$text" > "$2"
      """
    return [
      .prebuildCommand(
        displayName: "finding the commit", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: [
          "-c", script, "sh", context.package.directoryURL.path,
          output.appending(path: "BuildCommit.generated.swift").path,
        ],
        outputFilesDirectory: output)
    ]
  }
}
