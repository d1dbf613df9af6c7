package dev.belay.log;

import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Takes warnings and errors, and hands them to logback when the first of them comes. */
final class LazyLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    LazyLogger(String name) {
        this.name = name;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
        try {
            Logger real = LogFile.logger(name);
            String message = MessageFormatter.basicArrayFormat(pattern, arguments);
            if (level == Level.ERROR) {
                real.error(message, cause);
            } else {
                real.warn(message, cause);
            }
        } catch (RuntimeException | LinkageError noLog) {
            // A log that can't be written must not cost the session.
        }
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
