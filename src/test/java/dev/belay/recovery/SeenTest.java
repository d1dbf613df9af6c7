package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final String KEPT = """
            {"end":"done","failures":["killed"],"told":"words","recoveries":2,"requests":7,"compactions":1,"seconds":4.5,
             "lost":["RESULT-2"],"doubled":[],"goOns":3,"notified":["recovered"],"transcripts":1,"leftOver":[],
             "terminal":""}""";

    @Test
    void isKeptAsFlatJsonAndReadAgain() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Seen seen = mapper.readValue(KEPT, Seen.class);
        assertEquals(2, seen.recoveries());
        assertEquals(1, seen.transcripts());
        assertEquals(mapper.readTree(KEPT), mapper.valueToTree(seen));
    }
}
