package dev.belay.claude.provider.credentials;

import static dev.belay.claude.provider.credentials.CredentialsHome.NOW;
import static dev.belay.claude.provider.credentials.CredentialsHome.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each state has a sentence and a fix of its own, and none holds a secret. */
class CredentialsReaderTest {
    private static final String SSO = "[profile dev]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n"
            + "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n";

    @TempDir
    Path folder;

    private CredentialsHome home;

    @BeforeEach
    void begin() throws IOException {
        home = new CredentialsHome(folder);
    }

    private Credentials is(Provider provider, Standing standing, String sentence, String fix) {
        Credentials read = CredentialsReader.read(provider, home, NOW);
        String said = read.sentence(NOW);
        assertEquals(standing, read.standing(), said);
        assertEquals(sentence, said.replace(folder.toString(), "~"));
        assertTrue(
                read.renewal().fix().replace(folder.toString(), "~").contains(fix),
                read.renewal().fix());
        assertFalse((read + said).contains(SECRET), "a secret got out: " + read);
        return read;
    }

    private void profile(String config) throws IOException {
        home.variables.put("AWS_PROFILE", "dev");
        home.write(".aws/config", config);
    }

    @Test
    void ssoThatStillHolds() throws IOException {
        profile(SSO);
        home.ssoToken("corp", "2026-11-28T00:10:30Z", "");
        Credentials read = is(
                Provider.BEDROCK,
                Standing.VALID,
                "the AWS SSO session of profile dev expires in 2 h 10 min",
                "`aws sso login --profile dev`");
        assertEquals(Optional.of("aws sso login --profile dev"), read.renewal().command());
    }

    @Test
    void ssoThatHasExpired() throws IOException {
        profile(SSO);
        home.ssoToken("corp", "2026-11-27T17:00:00UTC", "");
        is(Provider.BEDROCK, Standing.EXPIRED, "the AWS SSO session of profile dev expired 5 h ago", "aws sso login");
    }

    @Test
    void ssoThatClaudeRenewsItself() throws IOException {
        profile(SSO);
        String more = ", \"refreshToken\": \"" + SECRET + "\", \"clientId\": \"x\", \"clientSecret\": \"" + SECRET
                + "\", \"registrationExpiresAt\": \"2027-01-27T17:00:00Z\"";
        home.ssoToken("corp", "2026-11-27T22:10:00Z", more);
        is(
                Provider.BEDROCK,
                Standing.SELF_RENEWING,
                "the AWS SSO session of profile dev: claude renews it by itself until AWS ends the session",
                "aws sso login");
        home.ssoToken("corp", "2026-11-27T17:00:00Z", more);
        is(
                Provider.BEDROCK,
                Standing.SELF_RENEWING,
                "the AWS SSO session of profile dev: its access token has expired; claude tries to renew it with its next"
                        + " request",
                "aws sso login");
        home.ssoToken(
                "corp", "2026-11-27T17:00:00Z", more.replace("2027", "2026").replace("01-27", "01-01"));
        is(Provider.BEDROCK, Standing.EXPIRED, "the AWS SSO session of profile dev expired 5 h ago", "aws sso login");
    }

    @Test
    void ssoThatWasNeverBegunOrIsIncomplete() throws IOException {
        profile(SSO);
        is(
                Provider.BEDROCK,
                Standing.ABSENT,
                "the AWS SSO session of profile dev has not begun: nobody has signed in yet",
                "aws sso login --profile dev");
        Path token = home.ssoToken("corp", "2026-11-28T00:10:30Z", "");
        Files.writeString(token, "{\"accessToken\": \"" + SECRET);
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the AWS SSO session of profile dev cannot be used: its token cache is not valid JSON",
                "aws sso login");
        profile(SSO.replace("[sso-session corp]", "[sso-session other]"));
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "profile dev names the sso-session corp, which ~/.aws/config does not define",
                "aws configure sso --profile dev");
    }

    @Test
    void ssoOfOlderFilesIsNeverRenewedByClaude() throws IOException {
        home.write(".aws/config", "[default]\nsso_start_url = https://old.awsapps.com/start\n");
        String more = ", \"refreshToken\": \"" + SECRET + "\", \"clientId\": \"x\", \"clientSecret\": \"y\"";
        home.ssoToken("https://old.awsapps.com/start", "2026-11-27T22:05:00Z", more);
        is(
                Provider.MANTLE,
                Standing.VALID,
                "the AWS SSO session of profile default expires in 5 min",
                "Run `aws sso login` in another window");
    }

    @Test
    void signInOfAwsLogin() throws IOException {
        profile("[profile dev]\nlogin_session = arn:aws:sts::1:assumed-role/x\n");
        is(
                Provider.BEDROCK,
                Standing.ABSENT,
                "the AWS sign-in of profile dev is missing: its token cache does not exist",
                "aws login --profile dev");
        home.write(
                ".aws/login/cache/" + CredentialsHome.digest("SHA-256", "arn:aws:sts::1:assumed-role/x") + ".json",
                "{\"accessToken\": {\"secretAccessKey\": \"" + SECRET
                        + "\", \"expiresAt\": \"2026-11-27T21:00:00Z\"}, \"clientId\": \"x\"}");
        is(Provider.BEDROCK, Standing.EXPIRED, "the AWS sign-in of profile dev expired 1 h ago", "aws login");
    }

    @Test
    void profileThatIsMissingOrEmpty() throws IOException {
        profile("[profile other]\nregion = eu-west-1\n");
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the AWS profile dev is in neither ~/.aws/config nor ~/.aws/credentials",
                "correct AWS_PROFILE");
        profile("[profile dev]\nregion = eu-west-1\n");
        is(Provider.BEDROCK, Standing.ABSENT, "the AWS profile dev holds no credentials", "aws configure sso");
    }

    @Test
    void keysOfAProfile() throws IOException {
        profile("[profile dev]\nregion = eu-west-1\n");
        String keys = "[dev]\naws_access_key_id = AKIA" + SECRET + "\naws_secret_access_key = " + SECRET + "\n";
        home.write(".aws/credentials", keys);
        is(Provider.BEDROCK, Standing.VALID, "the access key of profile dev", "Write new keys for profile dev");
        keys += "aws_session_token = " + SECRET + "\n";
        home.write(".aws/credentials", keys);
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the temporary access key of profile dev: only AWS knows until when it is valid",
                "Write new keys");
        home.write(".aws/credentials", keys + "x_security_token_expires = 2026-11-28T01:30:00+01:00\n");
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the temporary access key of profile dev expires in 2 h 30 min",
                "Write new keys");
        home.write(".aws/credentials", keys + "aws_expiration = 2026-11-27T21:30:00Z\n");
        is(
                Provider.BEDROCK,
                Standing.EXPIRED,
                "the temporary access key of profile dev expired 30 min ago",
                "Write new keys");
    }

    @Test
    void rolesThatBuildOnAnotherProfile() throws IOException {
        profile("[profile dev]\nrole_arn = arn:x\nsource_profile = base\n"
                + SSO.replace("[profile dev]", "[profile base]"));
        home.ssoToken("corp", "2026-11-27T23:00:00Z", "");
        is(
                Provider.BEDROCK,
                Standing.VALID,
                "the AWS SSO session of profile base (the source of profile dev) expires in 1 h",
                "aws sso login --profile base");
        profile("[profile dev]\nrole_arn = arn:x\nsource_profile = gone\n");
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the AWS profile gone (the source of profile dev) is in neither ~/.aws/config nor ~/.aws/credentials",
                "aws configure sso");
        profile(
                "[profile dev]\nrole_arn = arn:x\nsource_profile = b\n[profile b]\nrole_arn = arn:y\nsource_profile = dev\n");
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the AWS profile dev (the source of profile dev) is its own source_profile, directly or by others",
                "");
        profile("[profile dev]\nrole_arn = arn:x\ncredential_source = Ec2InstanceMetadata\n");
        is(
                Provider.BEDROCK,
                Standing.UNKNOWN,
                "the role of profile dev: its source is the Ec2InstanceMetadata",
                "Check the role");
    }

    @Test
    void credentialProcessIsNotRun() throws IOException {
        Path program = home.program("vault");
        Path ran = folder.resolve("ran");
        Files.writeString(program, "#!/bin/sh\ntouch " + ran + "\n");
        profile("[profile dev]\ncredential_process = vault print --password " + SECRET + "\n");
        is(
                Provider.BEDROCK,
                Standing.UNKNOWN,
                "the credential_process of profile dev: only vault knows until when its credentials are valid (it is not"
                        + " run)",
                "Run vault by hand");
        assertFalse(Files.exists(ran));
        profile("[profile dev]\ncredential_process = \"/opt/no such/tool\" --x\n");
        is(
                Provider.BEDROCK,
                Standing.UNUSABLE,
                "the credential_process of profile dev cannot be run: there is no program /opt/no such/tool",
                "Install /opt/no such/tool");
    }

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
        String file = ".config/gcloud/application_default_credentials.json";
        is(
                Provider.VERTEX,
                Standing.ABSENT,
                "no Google credentials were found (a role of the machine itself would not show)",
                "gcloud auth application-default login");
        home.write(file, "{\"type\": \"authorized_user\", \"client_secret\": \"" + SECRET + "\"}");
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the Google sign-in of a user is incomplete: refresh_token is missing in ~/" + file,
                "gcloud auth application-default login");
        home.write(file, "{\"type\": \"authorized_user\", \"refresh_token\": \"" + SECRET + "\"}");
        is(
                Provider.CLAUDE_ON_GOOGLE_CLOUD,
                Standing.VALID,
                "the Google sign-in of a user: it has no end of its own; only Google knows whether it was revoked",
                "gcloud auth application-default login");
        home.write(file, "{\"type\": \"service_account\", \"private_key\": \"" + SECRET + "\"}");
        is(Provider.VERTEX, Standing.VALID, "the key of a Google service account: it does not expire", "gcloud");
        home.write(file, "{\"type\": \"external_account\", \"credential_source\": {\"file\": \"" + folder + "/id\"}}");
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
        home.write(file, "nonsense " + SECRET);
        is(
                Provider.VERTEX,
                Standing.UNUSABLE,
                "the file of Google's credentials is not valid JSON: ~/" + file,
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
                ".azure/msal_token_cache.json",
                "{\"AccessToken\": {\"a-b\": {\"secret\": \"" + SECRET + "\", \"expires_on\": \"1795813200\"}}}");
        is(Provider.FOUNDRY, Standing.EXPIRED, "the sign-in of `az login` expired 1 h ago", "`az login`");
        home.variables.put("AZURE_CLIENT_SECRET", SECRET);
        is(
                Provider.FOUNDRY,
                Standing.VALID,
                "the Entra application in AZURE_CLIENT_ID: claude gets its own tokens with it",
                "");
        home.variables.keySet().removeIf(name -> name.startsWith("AZURE"));
        home.write(
                ".azure/msal_token_cache.json",
                "{\"AccessToken\": {}, \"RefreshToken\": {\"x\": {\"secret\": \"" + SECRET + "\"}}}");
        is(
                Provider.FOUNDRY,
                Standing.SELF_RENEWING,
                "the sign-in of `az login`: az renews it by itself until Entra ends the session",
                "`az login`");
        home.write(".azure/msal_token_cache.json", "{\"AccessToken\": {}}");
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
        is(Provider.ANTHROPIC, Standing.SELF_RENEWING, "claude's sign-in: claude renews it by itself", "/login");
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
