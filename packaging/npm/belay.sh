#!/bin/sh
# Finds the image that npm has chosen for this platform beside this package, and starts it.
self=$0
while [ -h "$self" ]; do
    link=$(readlink "$self") || break
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
package=$(CDPATH='' cd -P -- "${self%/*}/.." && pwd)
for belay in "$package"/node_modules/@SCOPE@/@NAME@-*/bin/belay "${package%/*}"/@NAME@-*/bin/belay; do
    [ ! -f "$belay" ] || exec "$belay" "$@"
done
echo "belay: npm has installed no image for this platform (were optional dependencies left out?): npm install @SCOPE@/@NAME@" >&2
exit 69
