package dev.belay.claude.provider.credentials;

import static dev.belay.claude.provider.credentials.CredentialsHome.NOW;
import static dev.belay.claude.provider.credentials.CredentialsHome.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home with credentials in it, and what is said of them. */
abstract class CredentialsFixture {
    static final String SSO = "[profile dev]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n"
            + "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n";

    @TempDir
    Path folder;

    CredentialsHome home;

    @BeforeEach
    void begin() throws IOException {
        home = new CredentialsHome(folder);
    }

    Credentials is(Provider provider, Standing standing, String sentence, String fix) {
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

    void profile(String config) throws IOException {
        home.variables.put("AWS_PROFILE", "dev");
        home.write(".aws/config", config);
    }
}
