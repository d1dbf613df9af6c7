package dev.belay.claude.provider.credentials;

import static dev.belay.claude.provider.credentials.CredentialsHome.NOW;
import static dev.belay.claude.provider.credentials.CredentialsHome.SECRET;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Each state has a sentence and a fix of its own, and none holds a secret. */
class CredentialsReaderTest extends CredentialsFixture {
    private static final String GOOGLE = ".config/gcloud/application_default_credentials.json";
    private static final String AZURE = ".azure/msal_token_cache.json";

    @Test
    void keysInTheEnvironment() throws IOException {
        home.variables.put("AWS_ACCESS_KEY_ID", "AKIA" + SECRET);
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the access key in the environment is incomplete: AWS_SECRET_ACCESS_KEY is not set",
                "Set AWS_SECRET_ACCESS_KEY");
        home.variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
        Credentials read =
                is(Provider.BEDROCK, Standing.VALID, "the access key in AWS_ACCESS_KEY_ID", "start again with it");
        assertFalse(read.renewal().visible(), "what the shell has set cannot be renewed while the run goes on");
        home.variables.put("AWS_SESSION_TOKEN", SECRET);
        home.variables.put("AWS_CREDENTIAL_EXPIRATION", "2026-11-27T22:45:00+00:00");
        home.origins.put("AWS_ACCESS_KEY_ID", folder.resolve("settings.json"));
        read = is(
                Provider.BEDROCK,
                Standing.VALID,
                "the temporary access key in AWS_ACCESS_KEY_ID expires in 45 min",
                "put it into ~/settings.json");
        assertTrue(read.renewal().visible(), "what claude's settings set can be");
    }

    @Test
    void aProfileThatIsNamedBeatsKeysInTheEnvironment() throws IOException {
        home.variables.put("AWS_ACCESS_KEY_ID", "AKIA" + SECRET);
        home.variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
        profile(SSO);
        is(
                Provider.BEDROCK,
                Standing.ABSENT,
                "the AWS SSO session of profile dev has not begun: nobody has signed in yet",
                "aws sso login");
    }

    @Test
    void bedrockKeysOfBothKinds() throws IOException {
        profile(SSO);
        home.variables.put("AWS_BEARER_TOKEN_BEDROCK", "ABSK" + SECRET);
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the Bedrock API key in AWS_BEARER_TOKEN_BEDROCK: only AWS knows until when it is valid",
                "Generate a new Bedrock API key");
        home.variables.put("AWS_BEARER_TOKEN_BEDROCK", shortTerm("20261127T120000Z", 43200));
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the short-term Bedrock API key in AWS_BEARER_TOKEN_BEDROCK expires in 2 h",
                "Generate a new Bedrock API key");
        home.variables.put("AWS_BEARER_TOKEN_BEDROCK", shortTerm("20261127T080000Z", 43200));
        is(
                Provider.BEDROCK,
                Standing.EXPIRED,
                "the short-term Bedrock API key in AWS_BEARER_TOKEN_BEDROCK expired 2 h ago",
                "Generate a new Bedrock API key");
        home.variables.put("AWS_BEARER_TOKEN_BEDROCK", "bedrock-api-key-" + SECRET);
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the short-term Bedrock API key in AWS_BEARER_TOKEN_BEDROCK: only AWS knows until when it is valid",
                "Generate");
    }

    private static String shortTerm(String date, long seconds) {
        String url =
                "bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                        + SECRET + "&X-Amz-Date=" + date + "&X-Amz-Expires=" + seconds + "&X-Amz-Security-Token="
                        + SECRET
                        + "&X-Amz-Signature=" + SECRET + "&X-Amz-SignedHeaders=host&Version=1";
        return "bedrock-api-key-" + Base64.getEncoder().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refreshThatClaudeDoesItself() throws IOException {
        profile(SSO);
        home.ssoToken("corp", "2026-11-27T17:00:00Z", "");
        home.settings.put("awsAuthRefresh", "aws sso login --profile " + SECRET);
        Credentials read = is(
                Provider.BEDROCK,
                Standing.SELF_RENEWING,
                "awsAuthRefresh in claude's settings: claude renews the AWS credentials with it",
                "aws sso login --profile dev");
        assertTrue(read.renewal().visible(), "when it fails a person can still do it");
        home.settings.put("gcpAuthRefresh", "gcloud " + SECRET);
        is(
                Provider.VERTEX,
                Standing.SELF_RENEWING,
                "gcpAuthRefresh in claude's settings: claude renews the Google credentials with it",
                "gcloud");
    }

    @Test
    void rolesOfTheMachine() throws IOException {
        is(
                Provider.BEDROCK,
                Standing.ABSENT,
                "no AWS credentials were found (a role of the machine itself would not show)",
                "aws configure sso");
        home.variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials");
        is(Provider.BEDROCK, Standing.UNKNOWN, "the container's role: AWS renews it by itself", "");
        home.variables.put("AWS_ROLE_ARN", "arn:x");
        home.variables.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE", folder.resolve("token").toString());
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the web identity token cannot be read: AWS_WEB_IDENTITY_TOKEN_FILE names ~/token",
                "written to ~/token");
        home.write("token", SECRET);
        is(
                Provider.BEDROCK,
                Standing.UNKNOWN,
                "the web identity token: whoever writes ~/token renews it",
                "written to ~/token");
    }

    @Test
    void gatewaysThatSignIn() {
        home.variables.put("CLAUDE_CODE_SKIP_BEDROCK_AUTH", "1");
        is(Provider.BEDROCK, Standing.UNKNOWN, "CLAUDE_CODE_SKIP_BEDROCK_AUTH is set: a gateway signs in", "gateway");
        home.variables.put("CLAUDE_CODE_SKIP_VERTEX_AUTH", "1");
        is(Provider.VERTEX, Standing.UNKNOWN, "CLAUDE_CODE_SKIP_VERTEX_AUTH is set: a gateway signs in", "gateway");
    }

    @Test
    void googleCredentials() throws IOException {
        is(
                Provider.VERTEX,
                Standing.ABSENT,
                "no Google credentials were found (a role of the machine itself would not show)",
                "gcloud auth application-default login");
        home.write(GOOGLE, "{\"type\": \"authorized_user\", \"client_secret\": \"" + SECRET + "\"}");
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the Google sign-in of a user is incomplete: refresh_token is missing in ~/" + GOOGLE,
                "gcloud auth application-default login");
        home.write(GOOGLE, "{\"type\": \"authorized_user\", \"refresh_token\": \"" + SECRET + "\"}");
        is(
                Provider.CLAUDE_ON_GOOGLE_CLOUD,
                Standing.VALID,
                "the Google sign-in of a user: it has no end of its own; only Google knows whether it was revoked",
                "gcloud auth application-default login");
        home.write(GOOGLE, "{\"type\": \"service_account\", \"private_key\": \"" + SECRET + "\"}");
        is(Provider.VERTEX, Standing.VALID, "the key of a Google service account: it does not expire", "gcloud");
    }

    @Test
    void googleCredentialsThatAreLentOrCannotBeRead() throws IOException {
        home.write(
                GOOGLE, "{\"type\": \"external_account\", \"credential_source\": {\"file\": \"" + folder + "/id\"}}");
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the external identity for Google cannot be used: its token file cannot be read: ~/id",
                "written to ~/id");
        home.write("id", SECRET);
        is(
                Provider.VERTEX,
                Standing.UNKNOWN,
                "the external identity for Google: whoever issues its token renews it",
                "gcloud");
        home.write(GOOGLE, "nonsense " + SECRET);
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the file of Google's credentials is not valid JSON: ~/" + GOOGLE,
                "gcloud");
        home.variables.put(
                "GOOGLE_APPLICATION_CREDENTIALS", folder.resolve("gone.json").toString());
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the file that GOOGLE_APPLICATION_CREDENTIALS names does not exist: ~/gone.json",
                "unset GOOGLE_APPLICATION_CREDENTIALS");
    }

    @Test
    void entraCredentials() throws IOException {
        is(
                Provider.FOUNDRY,
                Standing.ABSENT,
                "no credentials for Azure were found (a managed identity would not show)",
                "az login");
        home.variables.put("AZURE_TENANT_ID", "t");
        is(
                Provider.FOUNDRY,
                Standing.UNUSABLE,
                "the Entra application is incomplete: AZURE_CLIENT_ID is not set",
                "AZURE_CLIENT_SECRET");
        home.variables.put("AZURE_CLIENT_ID", "c");
        is(
                Provider.FOUNDRY,
                Standing.UNUSABLE,
                "the Entra application in AZURE_CLIENT_ID is incomplete: AZURE_CLIENT_SECRET is not set",
                "AZURE_CLIENT_SECRET");
        home.write(
                AZURE,
                "{\"AccessToken\": {\"a-b\": {\"secret\": \"" + SECRET + "\", \"expires_on\": \"1795813200\"}}}");
        is(Provider.FOUNDRY, Standing.EXPIRED, "the sign-in of `az login` expired 1 h ago", "`az login`");
        home.variables.put("AZURE_CLIENT_SECRET", SECRET);
        is(
                Provider.FOUNDRY,
                Standing.VALID,
                "the Entra application in AZURE_CLIENT_ID: claude gets its own tokens with it",
                "");
    }

    @Test
    void theSignInOfAz() throws IOException {
        home.write(AZURE, "{\"AccessToken\": {}, \"RefreshToken\": {\"x\": {\"secret\": \"" + SECRET + "\"}}}");
        is(
                Provider.FOUNDRY,
                Standing.SELF_RENEWING,
                "the sign-in of `az login`: az renews it by itself until Entra ends the session",
                "`az login`");
        home.write(AZURE, "{\"AccessToken\": {}}");
        is(Provider.FOUNDRY, Standing.ABSENT, "the sign-in of `az login` has ended: nobody is signed in", "az login");
        home.variables.put("PATH", "/nonexistent");
        is(
                Provider.FOUNDRY,
                Standing.UNUSABLE,
                "the sign-in of `az login` cannot be used: az is not on the PATH",
                "Install the Azure CLI");
        home.variables.put("ANTHROPIC_FOUNDRY_API_KEY", SECRET);
        is(
                Provider.FOUNDRY,
                Standing.VALID,
                "ANTHROPIC_FOUNDRY_API_KEY: only Azure knows until when it is valid",
                "Set a new one");
    }

    @Test
    void anthropicCredentials() throws IOException {
        is(Provider.ANTHROPIC, Standing.ABSENT, "no sign-in was found", "/login");
        String sign = "{\"claudeAiOauth\": {\"accessToken\": \"" + SECRET + "\", \"expiresAt\": ";
        home.write(".claude/.credentials.json", sign + NOW.minusSeconds(7200).toEpochMilli() + "}}");
        is(Provider.ANTHROPIC, Standing.EXPIRED, "claude's sign-in expired 2 h ago", "claude /login");
        String renews = ", \"refreshToken\": \"" + SECRET + "\"";
        home.write(".claude/.credentials.json", sign + NOW.minusSeconds(7200).toEpochMilli() + renews + "}}");
        is(
                Provider.ANTHROPIC,
                Standing.SELF_RENEWING,
                "claude's sign-in: its access token has expired; claude renews it with its next request",
                "/login");
        home.write(".claude/.credentials.json", sign + NOW.plusSeconds(7200).toEpochMilli() + renews + "}}");
        is(Provider.ANTHROPIC, Standing.SELF_RENEWING, "claude's sign-in: claude renews it by itself", "/login");
        long longAgo = NOW.minus(Duration.ofDays(40)).toEpochMilli();
        home.write(".claude/.credentials.json", sign + longAgo + renews + "}}");
        is(Provider.ANTHROPIC, Standing.EXPIRED, "claude's sign-in expired 40 d ago", "claude /login");
        home.settings.put("apiKeyHelper", "/opt/helper " + SECRET);
        is(
                Provider.ANTHROPIC,
                Standing.UNKNOWN,
                "apiKeyHelper in claude's settings: claude runs it for a new key by itself",
                "by hand");
        home.variables.put("ANTHROPIC_API_KEY", SECRET);
        assertFalse(is(Provider.GATEWAY, Standing.VALID, "ANTHROPIC_API_KEY", "start again with it")
                .renewal()
                .visible());
        home.variables.put("ANTHROPIC_AWS_API_KEY", SECRET);
        is(Provider.CLAUDE_PLATFORM_ON_AWS, Standing.VALID, "ANTHROPIC_AWS_API_KEY", "start again with it");
    }
}
