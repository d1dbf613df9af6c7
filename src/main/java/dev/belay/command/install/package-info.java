/** {@code belay install} and {@code belay uninstall}: what puts claude under Belay in every new shell, and takes it away. */
package dev.belay.command.install;
