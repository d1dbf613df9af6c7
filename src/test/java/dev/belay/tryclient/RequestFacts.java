package dev.belay.tryclient;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import java.util.List;

/** What it does with an API that fails, and how often it asks. */
final class RequestFacts {
    private static final String RETRIES = "Retries";

    private RequestFacts() {}

    static List<ClientFact> all() {
        return List.of(
                new ClientFact("requests for a 500, one retry", RETRIES, "2", rig -> requests(rig, 500, "api_error")),
                new ClientFact(
                        "requests for a 529, one retry", RETRIES, "2", rig -> requests(rig, 529, "overloaded_error")),
                new ClientFact(
                        "requests for a 429, one retry", RETRIES, "2", rig -> requests(rig, 429, "rate_limit_error")),
                new ClientFact(
                        "requests for a 403, one retry", RETRIES, "1", rig -> requests(rig, 403, "permission_error")),
                new ClientFact(
                        "requests for a 404, one in another form",
                        RETRIES,
                        "2",
                        rig -> requests(rig, 404, "not_found_error")),
                new ClientFact(
                        "requests for a 413, one retry", RETRIES, "1", rig -> requests(rig, 413, "request_too_large")),
                new ClientFact("a stream cut before its end", RETRIES, "asks again, answer whole", rig -> {
                    rig.on(Script.of(
                            Reply.say("Half an answer.").cutMidBlock(Interruption.Way.CLOSE), Reply.say("Whole.")));
                    var ended = rig.print("-p", "do it");
                    boolean again = rig.api().log().main().size() > 1;
                    return (again ? "asks again, " : "asks once, ")
                            + (ended.text().contains("Whole.") ? "answer whole" : "status " + ended.status());
                }),
                new ClientFact("what a 500 is called on the screen of print mode", RETRIES, "API Error: 500", rig -> {
                    rig.on(Script.always(Reply.httpError(500, "api_error", "Internal server error")));
                    String text = rig.print("-p", "do it").text();
                    return text.contains("API Error: 500") ? "API Error: 500" : text.strip();
                }));
    }

    private static String requests(ClientRig rig, int status, String type) throws Exception {
        rig.on(Script.always(Reply.httpError(status, type, "It is so")));
        rig.print("-p", "do it");
        return "" + rig.api().log().main().size();
    }
}
