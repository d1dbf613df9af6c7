package dev.belay.claude.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.ClientVariables.Variable;
import dev.belay.evidence.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each host here is the one that 2.1.332, and where a version is named that one, asked a proxy for. */
class ProviderReaderTest {
    private static final String AWS_CONFIGURATION = """
            [default]
            region = eu-central-1
            s3 =
              region = sa-east-1

            [profile dev]
            region = ap-south-1 # near
            """;

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvFileSource(resources = "/provider-hosts.csv", delimiter = '|', quoteCharacter = '\'')
    void everyWayInTheShellHasItsHost(String variables, Provider provider, String host) {
        ClientHome client = new ClientHome(home);
        ProviderSetup setup = (variables.isEmpty() ? client : client.shell(variables.split(" "))).read();
        assertEquals(provider, setup.provider());
        assertEquals(Optional.of(host), setup.host());
        assertFalse(setup.address().guessed());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CLAUDE_CODE_USE_GATEWAY=1 CLAUDE_CODE_USE_BEDROCK=1, GATEWAY
            CLAUDE_CODE_USE_BEDROCK=1 CLAUDE_CODE_USE_FOUNDRY=1, BEDROCK
            CLAUDE_CODE_USE_BEDROCK=1 CLAUDE_CODE_USE_MANTLE=1, BEDROCK
            CLAUDE_CODE_USE_FOUNDRY=1 CLAUDE_CODE_USE_ANTHROPIC_AWS=1, FOUNDRY
            CLAUDE_CODE_USE_ANTHROPIC_AWS=1 CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD=1, CLAUDE_PLATFORM_ON_AWS
            CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD=1 CLAUDE_CODE_USE_MANTLE=1, CLAUDE_ON_GOOGLE_CLOUD
            CLAUDE_CODE_USE_MANTLE=1 CLAUDE_CODE_USE_VERTEX=1, MANTLE
            """)
    void ofSeveralTheClientsOwnOrderDecides(String variables, Provider first) {
        assertEquals(
                first, new ClientHome(home).shell(variables.split(" ")).read().provider());
    }

    @Test
    void anOldClientKnowsNeitherGatewaysNorGoogleCloudNorTheFilesOfAws() {
        ClientHome client = new ClientHome(home).version("2.1.116").file(".aws/config", AWS_CONFIGURATION);
        client.shell("CLAUDE_CODE_USE_GATEWAY=1", "CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD=1");
        assertEquals(Provider.ANTHROPIC, client.read().provider());
        client.shell("CLAUDE_CODE_USE_BEDROCK=1");
        assertEquals(Optional.of("us-east-1"), client.read().region());
        assertFalse(client.read().address().guessed());
        client.shell("CLAUDE_CODE_USE_BEDROCK=0", "CLAUDE_CODE_USE_ANTHROPIC_AWS=1");
        assertEquals(Optional.empty(), client.read().address().base());
    }

    @Test
    void theRegionMayStandInTheFilesOfAws() {
        ClientHome client =
                new ClientHome(home).shell("CLAUDE_CODE_USE_BEDROCK=1").file(".aws/config", AWS_CONFIGURATION);
        assertEquals(
                Optional.of("bedrock-runtime.eu-central-1.amazonaws.com"),
                client.read().host());
        assertEquals(
                home.resolve(".aws/config").toString(),
                client.read().address().by().orElseThrow().source());
        client.shell("AWS_PROFILE=dev");
        assertEquals(Optional.of("ap-south-1"), client.read().region());
        assertEquals(Optional.of("dev"), client.read().profile());
        client.file(".aws/credentials", "[dev]\nregion=eu-north-1\naws_secret_access_key=x\n");
        assertEquals(Optional.of("eu-north-1"), client.read().region());
        client.shell("AWS_PROFILE=nobody");
        assertEquals(Optional.of("us-east-1"), client.read().region());
        client.file("elsewhere/conf", "[profile nobody]\nregion=us-west-1\n").shell("AWS_CONFIG_FILE=~/elsewhere/conf");
        assertEquals(Optional.of("us-west-1"), client.read().region());
        client.shell("AWS_REGION=us-west-2");
        assertEquals(Optional.of("us-west-2"), client.read().region());
    }

    @Test
    void settingsBeatTheShellAndOneAnother() {
        ClientHome client = new ClientHome(home).shell("CLAUDE_CODE_USE_BEDROCK=1", "AWS_REGION=from-shell");
        assertEquals(Optional.of("from-shell"), client.read().region());
        client.env(".claude.json", "AWS_REGION=from-state");
        assertEquals(Optional.of("from-state"), client.read().region());
        client.env(".claude/settings.json", "AWS_REGION=from-user");
        assertEquals(Optional.of("from-user"), client.read().region());
        client.env("project/.claude/settings.json", "AWS_REGION=from-project");
        assertEquals(Optional.of("from-project"), client.read().region());
        client.env("project/.claude/settings.local.json", "AWS_REGION=from-local");
        assertEquals(Optional.of("from-local"), client.read().region());
        client.env("project/mine.json", "AWS_REGION=from-file").settings("mine.json");
        assertEquals(Optional.of("from-file"), client.read().region());
        client.settings(ClientHome.inline("AWS_REGION=from-inline"));
        assertEquals(Optional.of("from-inline"), client.read().region());
        assertEquals(
                "AWS_REGION in --settings",
                client.read().address().by().map(Variable::told).orElseThrow());
        client.env("managed/managed-settings.json", "AWS_REGION=from-managed");
        assertEquals(Optional.of("from-managed"), client.read().region());
        client.env("managed/managed-settings.d/10.json", "AWS_REGION=from-managed-too");
        assertEquals(Optional.of("from-managed-too"), client.read().region());
    }

    @Test
    void whatSettingsEmptyIsUnset() {
        ClientHome client = new ClientHome(home).shell("CLAUDE_CODE_USE_BEDROCK=1", "AWS_REGION=eu-west-1");
        client.env("project/.claude/settings.json", "AWS_REGION=");
        assertEquals(Optional.of("us-east-1"), client.read().region());
        client.env("project/.claude/settings.json", "CLAUDE_CODE_USE_BEDROCK=");
        assertEquals(Provider.ANTHROPIC, client.read().provider());
    }

    @Test
    void sourcesThatAreNotReadSayNothing() {
        ClientHome client = new ClientHome(home)
                .env(".claude/settings.json", "CLAUDE_CODE_USE_BEDROCK=1")
                .env("project/.claude/settings.json", "AWS_REGION=eu-west-1");
        assertEquals(Optional.of("eu-west-1"), client.read().region());
        assertEquals(Optional.of("us-east-1"), client.sources("user").read().region());
        assertEquals(Provider.ANTHROPIC, client.sources("project,local").read().provider());
    }

    @Test
    void theConfigurationDirectoryMayBeElsewhere() {
        ClientHome client = new ClientHome(home)
                .env("other/settings.json", "CLAUDE_CODE_USE_VERTEX=1")
                .env("other/.claude.json", "CLOUD_ML_REGION=global")
                .shell("CLAUDE_CONFIG_DIR=~/other");
        assertEquals(Optional.of("aiplatform.googleapis.com"), client.read().host());
        assertEquals(
                home.resolve("other/settings.json").toString(),
                client.read().chosenBy().orElseThrow().source());
    }

    @Test
    void foundryNeedsAResourceOrAnAddressAndNotBoth() {
        ClientHome client = new ClientHome(home).shell("CLAUDE_CODE_USE_FOUNDRY=1");
        assertEquals(Optional.empty(), client.read().address().base());
        client.shell("ANTHROPIC_FOUNDRY_RESOURCE=ours", "ANTHROPIC_FOUNDRY_BASE_URL=https://f.example.com");
        assertEquals(Optional.empty(), client.read().address().base());
    }

    @Test
    void whatCannotBeReadMakesItAGuess() {
        assertTrue(new ClientHome(home)
                .file(".claude/settings.json", "{")
                .read()
                .address()
                .guessed());
    }

    @Test
    void anUnknownClientMayNotReadTheFilesOfAws() {
        ClientHome client = new ClientHome(home)
                .version("2.1.200")
                .shell("CLAUDE_CODE_USE_BEDROCK=1")
                .file(".aws/config", AWS_CONFIGURATION);
        assertEquals(Optional.of("eu-central-1"), client.read().region());
        assertTrue(client.read().address().guessed());
        assertFalse(client.shell("AWS_REGION=eu-west-1").read().address().guessed());
    }

    @Test
    void aModelMayHaveARegionOfItsOwn() {
        ClientHome client = new ClientHome(home)
                .shell("CLAUDE_CODE_USE_VERTEX=1", "CLOUD_ML_REGION=global", "VERTEX_REGION_CLAUDE_4_0_OPUS=us-east1");
        assertEquals(
                Optional.of("us-east1"),
                client.model("claude-opus-4@20250514").read().region());
        // Which model an alias stands for, only the client knows.
        assertEquals(Optional.of("global"), client.model("opus").read().region());
        assertTrue(client.read().address().guessed());
        assertEquals(
                List.of("VERTEX_REGION_CLAUDE_5_5_SONNET", "VERTEX_REGION_CLAUDE_SONNET_5_5"),
                ProviderReader.regionVariables("claude-sonnet-5-5"));
    }
}
