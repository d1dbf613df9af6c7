package dev.belay.command.service;

import java.util.List;

/** What a service is given of the environment in which it is installed: where programs and Belay's files are. */
final class ServiceVariables {
    static final List<String> NAMES = List.of("PATH", "XDG_STATE_HOME", "XDG_CONFIG_HOME");

    private ServiceVariables() {}
}
