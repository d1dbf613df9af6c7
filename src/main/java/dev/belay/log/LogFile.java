package dev.belay.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import org.slf4j.Logger;

/** The log, {@code belay.log} in the state directory, set up by config/logback.xml at the first message. */
final class LogFile {
    private static final LoggerContext CONTEXT = open();

    private LogFile() {}

    static Logger logger(String name) {
        return CONTEXT.getLogger(name);
    }

    private static LoggerContext open() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("directory", System.getProperty("belay.log", System.getProperty("java.io.tmpdir")));
        URL configuration = LogFile.class.getResource("/config/logback.xml");
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(configuration);
        } catch (JoranException broken) {
            context.reset();
        }
        return context;
    }
}
