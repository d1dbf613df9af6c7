package dev.belay.claude.provider.credentials;

import static dev.belay.claude.provider.credentials.CredentialsHome.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each state of an AWS profile has a sentence and a fix of its own, and none holds a secret. */
class AwsProfileTest extends CredentialsFixture {
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
}
