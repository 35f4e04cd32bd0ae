
# Prints what there is of the first argument in the data that the line names.
function __peelstats_words
    set -l chosen
    set -l next 0
    for word in (commandline -opc)[2..-1]
        if test $next = 1
            set next 0
        else if contains -- "$word" -d -c --data --config
            set next 1
        else if not string match -qr -- '^(-[dc].|--(data|config)=|--no-config$)' "$word"
            continue
        end
        string match -qr '^~/' -- "$word"
        and set word $HOME(string sub -s 2 -- "$word")
        set -a chosen "$word"
    end
    command peelstats $chosen --list $argv[1] 2>/dev/null </dev/null
end

# The same where commas may stand between several.
function __peelstats_several
    set -l token (string unescape -- (commandline -ct))
    set -l begun (string match -r -- '^(?:--[a-z-]+=)?(.*,)?' "$token")[2]
    set -l lines
    if test -n "$argv[1]"
        set lines (__peelstats_words $argv[1])
    end
    for line in $argv[2..-1] $lines
        printf '%s%s\n' "$begun" "$line"
    end
end

