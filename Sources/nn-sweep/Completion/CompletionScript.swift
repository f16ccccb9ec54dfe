import ArgumentParser

/// The completion scripts of bash and zsh: what ArgumentParser generates, changed where `key=value` asks
/// for more. fish takes it as it is.
enum CompletionScript {
  private static let option = "--generate-completion-script"

  /// The script, where these arguments ask for one that is changed.
  static func text(for arguments: [String]) -> String? {
    switch arguments.joined(separator: " ") {
    case "\(option) bash", "\(option)=bash": bash
    case "\(option) zsh", "\(option)=zsh": zsh
    default: nil
    }
  }

  private static var bash: String {
    let lines = NNSweep.completionScript(for: .bash).split(
      separator: "\n", omittingEmptySubsequences: false)
    let others = lines.filter { !$0.hasPrefix("complete ") }
    return others.joined(separator: "\n") + "\n" + wholeWords
  }

  /// No blank follows a key with its sign, or a folder.
  private static var zsh: String {
    let offer = #"__nn-sweep_complete "${completions[@]:0:-1}""#
    return NNSweep.completionScript(for: .zsh).replacing(
      offer,
      with: #"""
        local -ar found=("${completions[@]:0:-1}")
                local -ar open=("${(@M)found:#*[=/]}") whole=("${(@)found:#*[=/]}")
                (( ${#open} )) && compadd -S '' -a open
                (( ${#whole} )) && __nn-sweep_complete "${whole[@]}"
        """#)
  }

  private static let wholeWords = """
    # bash parts words at '=' and '@'. Here they are whole, and what was found is cut again.
    _nn-sweep_whole_words() {
        local -a words=()
        local -i place index=0
        local glue='' whole before='' result
        for ((place = 0; place < ${#COMP_WORDS[@]}; place++)); do
            if [[ ${#words[@]} -gt 1 && ( "${COMP_WORDS[place]}" == [=@] || -n "${glue}" ) ]]; then
                words[${#words[@]} - 1]+="${COMP_WORDS[place]}"
            else
                words+=("${COMP_WORDS[place]}")
            fi
            glue=''
            [[ "${COMP_WORDS[place]}" == [=@] ]] && glue=1
            ((place == COMP_CWORD)) && index=$((${#words[@]} - 1))
        done
        whole="${words[index]}"
        local current="${2}"
        [[ "${current}" == [=@] ]] && current=''
        before="${whole%"${current}"}"
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD=index
        _nn-sweep "${1}" "${whole}" "${words[index - 1]}"
        local -a found=()
        for result in "${COMPREPLY[@]}"; do
            if [[ "${result}" == *[=@]* ]]; then
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
