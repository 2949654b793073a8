#!/bin/sh
# Checks this folder with sha256sum and ssh-keygen, and nothing else: sh check.sh
# Vérifie ce dossier avec sha256sum et ssh-keygen, et rien d'autre : sh check.sh
set -eu
LC_ALL=C
export LC_ALL
case $0 in */*) cd "${0%/*}" ;; esac

# Faults are counted and named, so that one changed line of this script does not hide them.
bad=0
faults=
wrong() {
    bad=$((bad + 1))
    faults="$faults $*"
    printf 'WRONG / FAUX: %s\n' "$*" >&2
}

# The SHA-256 of a file, in `sum`.
sum_of() {
    set -- $(sha256sum < "$1")
    sum=$1
}

# 1. Every file belongs to a proof and has the hash of the list; there is no other file, hidden or not.
belongs() {
    case $1 in
    README | check.sh | allowed_signers | checkpoint | checkpoint.sig) return 0 ;;
    case/*.header | case/*.body | case/*.sig | roster/*.header | roster/*.body | roster/*.sig) ;;
    *) return 1 ;;
    esac
    event=${1%.*}
    id=${event#*/}
    case $id in *[!0-9a-f]*) return 1 ;; esac
    [ "${#id}" = 64 ] && [ -f "$event.header" ]
}
whole() {
    listed=' '
    while read -r known name || [ -n "$known" ]; do
        listed="$listed$name "
        belongs "$name" || wrong "$name: no file of a proof / pas un fichier d'une preuve"
        if [ -f "$name" ]; then
            sum_of "$name"
            [ "$sum" = "$known" ] || wrong "$name"
        else
            wrong "$name: missing / manque"
        fi
    done < SHA256SUMS
    for name in * .* case/* case/.* roster/* roster/.*; do
        case $name in . | .. | */. | */..) continue ;; esac
        # A pattern that matches nothing expands to itself.
        [ -e "$name" ] || [ -h "$name" ] || continue
        [ ! -h "$name" ] || wrong "$name: a link / un lien"
        case $name in case | roster) [ -d "$name" ] || wrong "$name"; continue ;; SHA256SUMS) continue ;; esac
        belongs "$name" && [ -f "$name" ] || wrong "$name: no file of a proof / pas un fichier d'une preuve"
        case $listed in *" $name "*) ;; *) wrong "$name: not in the list / pas dans la liste" ;; esac
    done
}
whole

# 2. Every line of allowed_signers names a key by its own 64 digits: the SSH form is made from the digits again.
letter() {
    shift "$(($1 + 1))"
    form=$form$1
}
sixty_four() {
    letter "$1" A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r s t u v w x y z \
        0 1 2 3 4 5 6 7 8 9 + /
}
ssh_form() {
    left=20$1
    form=AAAAC3NzaC1lZDI1NTE5AAAA
    while [ -n "$left" ]; do
        next=${left#???}
        three=$((0x${left%"$next"}))
        sixty_four $((three / 64))
        sixty_four $((three % 64))
        left=$next
    done
}
# ssh-keygen also reads a last line without a line end.
while read -r line || [ -n "$line" ]; do
    key=${line%% *}
    case $key in *[!0-9a-f]*) key= ;; esac
    [ "${#key}" = 64 ] || { wrong "allowed_signers"; continue; }
    ssh_form "$key"
    for_what='namespaces="event@greenlight,checkpoint@greenlight"'
    [ "$line" = "$key $for_what ssh-ed25519 $form" ] || wrong "allowed_signers: $key"
done < allowed_signers

# 3. Every event: its name is the hash of its header; its signature is that of the key that the header names; its body
#    is the one that the header names, or a purge of this case names the event; what it builds on is here.
events=0
signed=0
purged=0
purges=' '
for header in case/*.header; do
    verb=
    extent=
    while read -r word value; do
        case $word in
        do) verb=$value ;;
        extent) extent=$value ;;
        events) [ "$verb $extent" = 'purge all' ] && purges="$purges$value " ;;
        esac
    done < "$header"
done
here() {
    for other in $2; do
        [ "$other" = - ] || [ -f "$1/$other.header" ] || wrong "$1/$other.header: missing / manque"
    done
}
check() {
    event=${1%.header}
    id=${event##*/}
    log=${event%/*}
    events=$((events + 1))
    sum_of "$1"
    [ "$sum" = "$id" ] || wrong "$1: not its own name / pas son propre nom"
    by=
    body=
    while read -r word value; do
        case $word in
        log | prev) here "$log" "$value" ;;
        auth) here roster "$value" ;;
        by) [ -z "$by" ] || wrong "$1: by"; by=$value ;;
        body) [ -z "$body" ] || wrong "$1: body"; body=${value%% *} ;;
        esac
    done < "$1"
    if ssh-keygen -Y verify -f allowed_signers -I "$by" -n event@greenlight -s "$event.sig" < "$1" > /dev/null 2>&1; then
        signed=$((signed + 1))
    else
        wrong "$event.sig"
    fi
    if [ -f "$event.body" ]; then
        sum_of "$event.body"
        [ "$sum" = "$body" ] || wrong "$event.body"
    elif [ "$body" != - ]; then
        case $purges in
        *" $id "*) purged=$((purged + 1)) ;;
        *) wrong "$event.body: missing / manque" ;;
        esac
    fi
}
for header in roster/*.header case/*.header; do
    check "$header"
done

total=0
# 4. The maker of this folder signed how many events each log has and its heads: nothing newer is left out.
by=
of_case=
of_roster=
while read -r word value rest; do
    case $word in
    by) by=$value ;;
    log)
        folder=case
        [ -f "case/$value.header" ] || folder=roster
        here "$folder" "$value ${rest#* }"
        count=0
        for header in "$folder"/*.header; do
            count=$((count + 1))
        done
        total=$((total + count))
        [ "$count" = "${rest%% *}" ] || wrong "$folder: $count / ${rest%% *}"
        case $folder in case) of_case=$value ;; *) of_roster=$value ;; esac
        ;;
    esac
done < checkpoint
ssh-keygen -Y verify -f allowed_signers -I "$by" -n checkpoint@greenlight -s checkpoint.sig < checkpoint > /dev/null 2>&1 ||
    wrong checkpoint.sig

# 5. The hashes once more, in another way: sha256sum itself compares the files with the names in the headers.
again() {
    for header in roster/*.header case/*.header; do
        name=${header%.header}
        printf '%s  %s\n' "${name##*/}" "$header"
        [ ! -f "$name.body" ] || while read -r word value; do
            [ "$word" != body ] || printf '%s  %s\n' "${value%% *}" "$name.body"
        done < "$header"
    done | sha256sum -c > /dev/null && sha256sum -c SHA256SUMS > /dev/null
}

if [ "$bad" = 0 ] && [ -z "$faults" ] && [ "$signed" = "$total" ] && again; then
    printf 'PASSED: %s events; %s bodies removed by a purge.\n' "$events" "$purged"
    printf 'RÉUSSI : %s événements; %s corps retirés par une purge.\n' "$events" "$purged"
    printf 'case %s\nroster %s\ncheckpoint by %s\n' "$of_case" "$of_roster" "$by"
    printf 'This stands for case/, roster/, allowed_signers, checkpoint and checkpoint.sig.\n'
    printf 'Cela vaut pour case/, roster/, allowed_signers, checkpoint et checkpoint.sig.\n'
    printf 'Nobody signed README, check.sh and SHA256SUMS: nothing that they say is proved.\n'
    printf "Personne n'a signé README, check.sh ni SHA256SUMS : rien de ce qu'ils disent n'est prouvé.\n"
else
    printf 'FAILED / ÉCHEC: %s\n' "$bad" >&2
fi
# The exit code is that of these tests, not a number that somebody could invert.
again 2> /dev/null && [ "$signed" = "$total" ] &&
    [ -z "$faults" ] && [ "$bad" = 0 ]
