package dev.belay.log;

import java.lang.System.Logger;
import java.lang.System.LoggerFinder;
import java.util.ResourceBundle;
import org.slf4j.LoggerFactory;

/**
 * Hands the JDK's own messages to our log instead of the user's screen. Found first on the class path, it also spares
 * the start a search: java.util.logging, which JNA touches, otherwise opens every jar to look for such a class (20 to 40
 * ms, measured).
 */
public final class SystemLogging extends LoggerFinder {
    @Override
    public Logger getLogger(String name, Module module) {
        return new Late(name);
    }

    private record Late(String name) implements Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.WARNING.getSeverity() && level != Level.OFF;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable cause) {
            if (isLoggable(level)) {
                LoggerFactory.getLogger(name).warn(message, cause);
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            if (isLoggable(level)) {
                LoggerFactory.getLogger(name).warn("{} {}", format, parameters);
            }
        }
    }
}
