package dev.belay.claude.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS's library in the client (2.1.332) reads in these files, we read as well. */
class AwsFilesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begin() {
        file = folder.resolve("config");
    }

    private Map<String, Map<String, String>> read(String text) throws IOException {
        return AwsFiles.sections(Files.writeString(file, text));
    }

    @Test
    void readsEverySectionByItsHeading() throws IOException {
        assertEquals(
                Map.of("default", Map.of("region", "a"), "profile dev", Map.of("region", "b", "role_arn", "c=d")),
                read("[default]\nregion=a\n[profile dev]\r\nregion = b\r\nrole_arn = c=d\n"));
    }

    @Test
    void joinsASectionThatComesTwice() throws IOException {
        assertEquals(
                Map.of("default", Map.of("region", "a", "output", "json"), "x", Map.of()),
                read("[default]\nregion=a\n[x]\n[default]\noutput=json\n"));
    }

    @Test
    void takesQuotesAndFurtherBlanksOutOfAHeading() throws IOException {
        assertEquals(
                Map.of("profile my one", Map.of("a", "1"), "profile dev", Map.of("b", "2")),
                read("[ profile   \"my one\" ]\na=1\n[profile 'dev'] # mine\nb=2\n"));
    }

    @Test
    void leavesTheCaseOfAKeyAsItIs() throws IOException {
        assertEquals(Map.of("default", Map.of("Region", "a")), read("[default]\nRegion=a\n"));
    }

    @Test
    void takesAnIndentedKeyForOneOfTheSectionUnlessAKeyWithoutAValueStandsAboveIt() throws IOException {
        assertEquals(
                Map.of("default", Map.of("region", "a", "s3.max", "2", "output", "json")),
                read("[default]\n  region=a\ns3 =\n  max=2\noutput=json\n"));
    }

    @Test
    void endsAValueAtACommentAfterABlankOnly() throws IOException {
        assertEquals(
                Map.of("default", Map.of("a", "1", "b", "2#3;4")),
                read("# one\n; two\n[default]\na = 1 ; # three\nb = 2#3;4\n#c = 5\nd = # six\n"));
    }

    @Test
    void readsNothingBeforeTheFirstHeadingAndNothingThatIsNone() throws IOException {
        assertEquals(Map.of("default", Map.of()), read("a=1\n[default]\n[broken\nno key\n=2\n"));
    }

    @Test
    void readsNothingWhereThereIsNoFileOrOneThatIsTooLarge() throws IOException {
        assertEquals(Map.of(), AwsFiles.sections(folder.resolve("none")));
        assertEquals(Map.of(), AwsFiles.sections(folder));
        assertEquals(Map.of(), read("[default]\na=1\n" + "#".repeat(1024 * 1024)));
    }
}
