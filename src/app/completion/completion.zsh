
# Reads the word $1 as zsh would, but runs none of it, into REPLY; fails for
# one that only running something would tell.
_peelstats_read() {
	local bare=${${1//\'[^\']#\'/}//\\?/} MATCH match=()
	local variable='\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?'
	if [[ $1 =~ "^(--[a-z]+=|-[dc]|)\"?$variable(/[^\"\$\`]*)?\"?\$" ]]; then
		REPLY=$match[1]${(P)match[2]}${(Q)match[3]}
	elif [[ $bare = *[\$\`]* ]]; then
		return 1
	elif [[ $1 = '~/'* ]]; then
		REPLY=$HOME/${(Q)1#'~/'}
	else
		REPLY=${(Q)1}
	fi
}

# Offers what there is of $1 in the data that the line names, and the words
# after it.
_peelstats_words() {
	local -a chosen lines names shown
	local REPLY line i
	for ((i = 2; i < $#words; i++)); do
		((i == CURRENT)) && continue
		case $words[i] in
		(-d|-c|--data|--config)
			((i + 1 == CURRENT)) && continue
			_peelstats_read "$words[i + 1]" || return 1
			chosen+=("$words[i]" "$REPLY")
			((i++)) ;;
		(-[dc]*|--data=*|--config=*|--no-config)
			_peelstats_read "$words[i]" || return 1
			chosen+=("$REPLY") ;;
		esac
	done
	names=("${(@)@[2,-1]}")
	shown=("${(@)names}")
	if [[ -n $1 ]]; then
		lines=("${(@f)$(command peelstats "${(@)chosen}" --list $1 \
			2>/dev/null </dev/null)}")
		for line in "${(@)lines:#}"; do
			names+=("${line%%$'\t'*}")
			shown+=("${line/$'\t'/  -- }")
		done
	fi
	compadd "${(@)several}" -l -d shown -a names
}

# The same where commas may stand between several.
_peelstats_several() {
	local -a several=(-S '')
	compset -P '*,'
	_peelstats_words "$@"
}

_peelstats() {
	local -a several
	_peelstats_arguments
}

if [[ $funcstack[1] = _peelstats ]]; then
	_peelstats "$@"
else
	if (( ! $+functions[compdef] )); then
		autoload -Uz compinit
		compinit -i
	fi
	compdef _peelstats peelstats
fi
