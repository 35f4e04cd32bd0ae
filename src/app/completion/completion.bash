
# Reads the line $1 as bash would, but runs none of it: the words into
# "words", the last one as it was typed into "typed" and its open quote into
# "open". "sure" is empty for a word that only running something would tell.
_peelstats_read()
{
	local rest=$1 text='' known=1 c value
	local variable='^([A-Za-z_][A-Za-z_0-9]*|\{[A-Za-z_][A-Za-z_0-9]*\})'
	words=() sure=() typed='' open=''
	while [[ $rest ]]; do
		c=${rest:0:1} rest=${rest:1}
		if [[ $open = \' && $c != \' ]]; then
			text+=$c
		elif [[ $c = \\ ]]; then
			[[ $open && ${rest:0:1} != [\$\`\"\\] ]] && text+=$c
			text+=${rest:0:1} c+=${rest:0:1} rest=${rest:1}
		elif [[ $open && $c = "$open" ]]; then
			open=''
		elif [[ ! $open && $c = [\'\"] ]]; then
			open=$c
		elif [[ ! $open && $c = [[:space:]] ]]; then
			[[ $typed ]] && words+=("$text") sure+=("$known")
			text='' typed='' known=1
			continue
		elif [[ ! $typed && $c$rest = '~/'* ]]; then
			text=$HOME
		elif [[ $c = '$' && $rest =~ $variable ]]; then
			value=${BASH_REMATCH[0]}
			c+=$value rest=${rest:${#value}}
			value=${value#\{} value=${value%\}}
			value=${!value-}
			[[ ! $open && $value = *[[:space:]*?[]* ]] && known=''
			text+=$value
		else
			[[ $c = [\$\`] ]] && known=''
			text+=$c
		fi
		typed+=$c
	done
	words+=("$text") sure+=("$known")
}

# Prints what there is of $1 in the data that the line names.
_peelstats_list()
{
	local chosen=() i
	for ((i = 1; i < last; i++)); do
		case ${words[i]} in
		-d | -c | --data | --config)
			((i + 1 < last)) && [[ ${sure[i + 1]} ]] || return
			chosen+=("${words[i]}" "${words[++i]}") ;;
		-[dc]* | --data=* | --config=* | --no-config)
			[[ ${sure[i]} ]] || return
			chosen+=("${words[i]}") ;;
		esac
	done
	command peelstats "${chosen[@]}" --list "$1" 2>/dev/null </dev/null
}

# Offers the word $1, quoted as the line needs it, if it fits. What is typed
# before it stays; "head" is the part of that which readline does not replace.
_peelstats_offer()
{
	local word=$1 reply=$before
	[[ $word = "$begun"* ]] || return
	case $open in
	\')
		word=${word//\'/\'\\\'\'} ;;
	\")
		[[ $word = *!* ]] && return # no quoting helps there
		word=${word//\\/\\\\} word=${word//\"/\\\"}
		word=${word//\$/\\\$} word=${word//\`/\\\`} ;;
	*)
		printf -v word %q "$word" ;;
	esac
	reply+=$word
	[[ $reply = "$head"* ]] && COMPREPLY+=("${reply#"$head"}")
}

# Offers the words after $1, and what there is of $1 in the data.
_peelstats_words()
{
	local what=$1 word _
	shift
	for word; do
		_peelstats_offer "$word"
	done
	[[ $what ]] || return
	while IFS=$'\t' read -r word _; do
		[[ $word ]] && _peelstats_offer "$word"
	done < <(_peelstats_list "$what")
}

# The same where commas may stand between several.
_peelstats_several()
{
	if [[ $begun = *,* && $value = *,* ]]; then
		before=${value%,*}, begun=${begun##*,}
	fi
	_peelstats_words "$@"
	compopt -o nospace 2>/dev/null
}

_peelstats()
{
	local IFS=$' \t\n' line words sure typed open last option
	local begun before value head=''
	COMPREPLY=()
	line=${COMP_LINE:0:${COMP_POINT:-0}}
	if [[ ! $line ]]; then
		line="${COMP_WORDS[*]:0:COMP_CWORD+1}"
		line=${line// = /=}
	fi
	_peelstats_read "$line"
	last=$((${#words[@]} - 1))
	((last > 0)) && [[ ${sure[last]} ]] || return 0
	option=${words[last - 1]} begun=${words[last]} value=$typed
	if [[ $begun = --*=* ]]; then
		option=${begun%%=*}= begun=${begun#*=} value=${value#*=}
	fi
	before=''
	[[ $open && $value = "$open"* ]] && before=$open
	(($# > 1)) && head=${value%"$2"}
	_peelstats_value "$option" ||
		_peelstats_words '' "${_peelstats_options[@]}"
	return 0
}

complete -F _peelstats peelstats
