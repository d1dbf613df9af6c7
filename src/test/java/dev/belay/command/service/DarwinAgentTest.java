package dev.belay.command.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Against launchd.plist(5); no launchd is asked. */
class DarwinAgentTest {
    private final DarwinAgent agent = new DarwinAgent(
            Path.of("/Users/me"),
            Path.of("/Users/me/R&D <1>/belay"),
            Path.of("/Users/me/log"),
            Map.of("PATH", "/opt/homebrew/bin:/usr/bin", "ANTHROPIC_API_KEY", "secret"));

    @Test
    void isAPropertyListThatRunsAtLogin() throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((name, system) -> new InputSource(new StringReader("")));
        Document list = builder.parse(new InputSource(new StringReader(agent.text())));
        assertEquals("plist", list.getDocumentElement().getTagName());
        String text = list.getDocumentElement().getTextContent();
        assertTrue(text.contains("/Users/me/R&D <1>/belay"), text);
        assertTrue(text.contains("AbandonProcessGroup"), text);
        assertTrue(text.contains("/opt/homebrew/bin"), text);
        assertFalse(text.contains("secret"), text);
        assertTrue(agent.text().replaceAll("\\s", "").contains("<key>RunAtLoad</key><true/>"));
    }

    @Test
    void isWhereLaunchdLooks() {
        assertEquals(Path.of("/Users/me/Library/LaunchAgents/dev.belay.restore.plist"), agent.file());
    }
}
