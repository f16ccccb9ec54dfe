import ArgumentParser

/// The completion script of bash, which takes `-s key=value` apart at the sign before anybody sees it:
/// what ArgumentParser generates, with the words put together again around it.
enum BashCompletion {
  private static let option = "--generate-completion-script"

  /// The script, where these arguments ask for it.
  static func script(for arguments: [String]) -> String? {
    guard arguments == [option, "bash"] || arguments == [option + "=bash"] else { return nil }
    let lines = NNSweep.completionScript(for: .bash).split(
      separator: "\n", omittingEmptySubsequences: false)
    let others = lines.filter { !$0.hasPrefix("complete ") }
    return others.joined(separator: "\n") + "\n" + wholeWords
  }

  private static let wholeWords = """
    # bash parts words at '='. Here they are whole, and what was found is cut again.
    _nn-sweep_whole_words() {
        local -a words=()
        local -i place index=0
        local glue='' whole before='' result
        for ((place = 0; place < ${#COMP_WORDS[@]}; place++)); do
            if [[ ${#words[@]} -gt 1 && ( "${COMP_WORDS[place]}" == '=' || -n "${glue}" ) ]]; then
                words[${#words[@]} - 1]+="${COMP_WORDS[place]}"
            else
                words+=("${COMP_WORDS[place]}")
            fi
            glue=''
            [[ "${COMP_WORDS[place]}" == '=' ]] && glue=1
            ((place == COMP_CWORD)) && index=$((${#words[@]} - 1))
        done
        whole="${words[index]}"
        local current="${2}"
        [[ "${current}" == '=' ]] && current=''
        before="${whole%"${current}"}"
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD=index
        _nn-sweep "${1}" "${whole}" "${words[index - 1]}"
        local -a found=()
        for result in "${COMPREPLY[@]}"; do
            if [[ "${result}" == *=* ]]; then
                compopt +o filenames 2>/dev/null
                [[ "${result}" == *= ]] && compopt -o nospace 2>/dev/null
                result="${result#"${before}"}"
            fi
            found+=("${result}")
        done
        COMPREPLY=("${found[@]}")
    }

    complete -o filenames -o bashdefault -F _nn-sweep_whole_words nn-sweep
    """
}
