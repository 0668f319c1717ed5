/** The hidden command that the scripts call, followed by the words up to the cursor. */
export const COMPLETE = '__complete';

/** The same for a cursor after a space: PowerShell 5 drops an empty last word. */
export const COMPLETE_NEXT = '__complete_next';

/**
 * If the program has no candidates, the shell completes file names, as without a script. The words are passed as they
 * are and never evaluated: completing a line must not run any part of it. No space follows a candidate that ends in "=".
 */
export const scripts = {
  bash: `_rollcall() {
  local IFS=$'\\n' candidate
  COMPREPLY=()
  for candidate in $(rollcall ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); do
    # Within quotes, nothing is escaped.
    if [[ \${COMP_WORDS[COMP_CWORD]} == [\\'\\"]* ]]; then COMPREPLY+=("$candidate"); continue; fi
    COMPREPLY+=("$(printf %q "$candidate")")
  done
  if [[ \${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
complete -o default -F _rollcall rollcall
`,
  zsh: `#compdef rollcall
_rollcall() {
  local -a found=("\${(@f)$(rollcall ${COMPLETE} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  local -a unfinished=(\${(M)found:#*=}) finished=(\${found:#*=})
  if [[ -z $found ]]; then _files; return; fi
  (( $#unfinished )) && compadd -S '' -- $unfinished
  (( $#finished )) && compadd -- $finished
}
compdef _rollcall rollcall
`,
  fish: `function __rollcall
  set -l found (rollcall ${COMPLETE} (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test -n "$found"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c rollcall -f -a '(__rollcall)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName rollcall -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object {
    $_.Extent.StartOffset -lt $cursorPosition
  } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $command = if ($wordToComplete -eq '') { '${COMPLETE_NEXT}' } else { '${COMPLETE}' }
  & rollcall $command @words 2>$null | ForEach-Object {
    $text = if ($_ -match '[^\\w.,:=/@-]') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}
`,
} as const;
