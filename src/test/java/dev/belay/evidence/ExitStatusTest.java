package dev.belay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitStatusTest {
    private static final Pattern NUMBER = Pattern.compile(
            "(?:int [A-Z_]+ = |return |Ending\\.Status\\(|Step\\.End\\()(64|66|69|70|75|77|78|124|130)\\b(?! \\*)");
    /** 64 is a size, too, and the number of signals. */
    private static final Pattern SIZE =
            Pattern.compile("int (?:[A-Z_]*(?:STEP|PIECE|NAME|MORE|CHUNK|SIZE|LIMIT|SIGNALS)) = ");

    @Test
    void eachStatusHasOneName() throws IllegalAccessException {
        Set<Integer> statuses = new TreeSet<>();
        int names = 0;
        for (Field field : ExitStatus.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                statuses.add(field.getInt(null));
                names++;
            }
        }
        assertEquals(names, statuses.size());
        assertTrue(names > 8);
    }

    @Test
    void noStatusIsWrittenAsANumberElsewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("ExitStatus.java")) {
                    for (String line : Files.readAllLines(file)) {
                        Matcher number = NUMBER.matcher(line);
                        if (number.find() && !SIZE.matcher(line).find()) {
                            wrong.add(file.getFileName() + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
