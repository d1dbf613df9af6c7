package dev.belay.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.network.NetworkCheck;
import dev.belay.testing.network.RecordingProxy;
import dev.belay.testing.network.RecordingProxy.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which host doctor looks at, for each way to choose a provider; a proxy on loopback notes what it is asked for. */
class ProviderHostsTest {
    @TempDir
    Path folder;

    private HealthyHome home;
    private RecordingProxy proxy;

    @BeforeEach
    void behindAProxy() throws IOException {
        home = new HealthyHome(folder);
        proxy = new RecordingProxy(0);
        proxy.down(true);
        home.environment.remove("ANTHROPIC_BASE_URL");
        home.environment.put("HTTPS_PROXY", proxy.url().toString());
    }

    @AfterEach
    void away() throws IOException {
        proxy.close();
        home.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing            | ''                                                                | api.anthropic.com
            gateway            | ANTHROPIC_BASE_URL=https://llm.example.com/v1                     | llm.example.com
            gateway, port      | ANTHROPIC_BASE_URL=https://llm.example.com:8443                   | llm.example.com:8443
            gateway by switch  | CLAUDE_CODE_USE_GATEWAY=1 ANTHROPIC_BASE_URL=https://g.example.com | g.example.com
            bedrock            | CLAUDE_CODE_USE_BEDROCK=1                                         | bedrock-runtime.us-east-1.amazonaws.com
            bedrock, region    | CLAUDE_CODE_USE_BEDROCK=1 AWS_REGION=eu-west-1                    | bedrock-runtime.eu-west-1.amazonaws.com
            bedrock, default   | CLAUDE_CODE_USE_BEDROCK=1 AWS_DEFAULT_REGION=eu-west-3            | bedrock-runtime.eu-west-3.amazonaws.com
            bedrock, profile   | CLAUDE_CODE_USE_BEDROCK=1 AWS_PROFILE=work                        | bedrock-runtime.ap-south-1.amazonaws.com
            bedrock, GovCloud  | CLAUDE_CODE_USE_BEDROCK=1 AWS_REGION=us-gov-west-1                | bedrock-runtime.us-gov-west-1.amazonaws.com
            bedrock, base URL  | CLAUDE_CODE_USE_BEDROCK=1 ANTHROPIC_BEDROCK_BASE_URL=https://b.example.com | b.example.com
            mantle             | CLAUDE_CODE_USE_MANTLE=1 AWS_REGION=eu-west-1                     | bedrock-mantle.eu-west-1.api.aws
            platform on AWS    | CLAUDE_CODE_USE_ANTHROPIC_AWS=1 AWS_REGION=eu-west-1              | aws-external-anthropic.eu-west-1.api.aws
            vertex             | CLAUDE_CODE_USE_VERTEX=1                                          | us-east5-aiplatform.googleapis.com
            vertex, region     | CLAUDE_CODE_USE_VERTEX=1 CLOUD_ML_REGION=europe-west1             | europe-west1-aiplatform.googleapis.com
            vertex, global     | CLAUDE_CODE_USE_VERTEX=1 CLOUD_ML_REGION=global                   | aiplatform.googleapis.com
            vertex, us         | CLAUDE_CODE_USE_VERTEX=1 CLOUD_ML_REGION=us                       | aiplatform.us.rep.googleapis.com
            vertex, eu         | CLAUDE_CODE_USE_VERTEX=1 CLOUD_ML_REGION=eu                       | aiplatform.eu.rep.googleapis.com
            vertex, model      | CLAUDE_CODE_USE_VERTEX=1 VERTEX_REGION_CLAUDE_4_5_SONNET=europe-west4 ANTHROPIC_MODEL=claude-sonnet-4-5 | europe-west4-aiplatform.googleapis.com
            vertex, base URL   | CLAUDE_CODE_USE_VERTEX=1 ANTHROPIC_VERTEX_BASE_URL=https://v.example.com/v1 | v.example.com
            google cloud       | CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD=1                          | claude.googleapis.com
            foundry, resource  | CLAUDE_CODE_USE_FOUNDRY=1 ANTHROPIC_FOUNDRY_RESOURCE=ours         | ours.services.ai.azure.com
            foundry, base URL  | CLAUDE_CODE_USE_FOUNDRY=1 ANTHROPIC_FOUNDRY_BASE_URL=https://f.example.com | f.example.com
            several            | CLAUDE_CODE_USE_VERTEX=1 CLAUDE_CODE_USE_MANTLE=1                 | bedrock-mantle.us-east-1.api.aws
            """)
    void looksAtTheHostThatTheClientAsks(String way, String variables, String host) throws IOException {
        Path configuration = Files.createDirectories(home.home.resolve(".aws")).resolve("config");
        Files.writeString(configuration, "[profile work]\nregion = ap-south-1\n");
        for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ")) {
            String[] parts = variable.split("=", 2);
            home.environment.put(parts[0], parts[1]);
        }
        home.examine(List.of(new NetworkCheck()));
        assertEquals(List.of(host.contains(":") ? host : host + ":443"), asked(), way);
    }

    @Test
    void saysWhatChoseTheHost() throws IOException {
        Path settings = home.configuration().resolve("settings.json");
        Files.writeString(settings, "{\"env\": {\"CLAUDE_CODE_USE_BEDROCK\": \"1\", \"AWS_REGION\": \"eu-west-1\"}}");
        String say = home.examine(List.of(new NetworkCheck())).get("network").say();
        String chosen = "(Amazon Bedrock, set by CLAUDE_CODE_USE_BEDROCK in ~/.claude/settings.json;"
                + " host set by AWS_REGION in ~/.claude/settings.json; proxy set by HTTPS_PROXY)";
        assertTrue(say.contains(chosen), say);
    }

    @Test
    void foundryWithoutAPlaceIsAFault() throws IOException {
        home.environment.put("CLAUDE_CODE_USE_FOUNDRY", "1");
        Finding finding = home.examine(List.of(new NetworkCheck())).get("network");
        assertEquals(Status.FAIL, finding.status());
        assertTrue(finding.say().contains("CLAUDE_CODE_USE_FOUNDRY is set, but nothing says"), finding.say());
        home.environment.put("ANTHROPIC_FOUNDRY_RESOURCE", "ours");
        home.environment.put("ANTHROPIC_FOUNDRY_BASE_URL", "https://f.example.com");
        finding = home.examine(List.of(new NetworkCheck())).get("network");
        assertTrue(finding.say().contains("are both set, which claude refuses"), finding.say());
        assertEquals(List.of(), asked());
    }

    private List<String> asked() {
        return proxy.asked().stream().map(Asked::host).toList();
    }
}
