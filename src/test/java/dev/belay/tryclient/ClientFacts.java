package dev.belay.tryclient;

import java.util.ArrayList;
import java.util.List;

/** Everything that a new client is asked. */
final class ClientFacts {
    private ClientFacts() {}

    static List<ClientFact> all() {
        List<ClientFact> facts = new ArrayList<>(EndFacts.all());
        facts.addAll(RequestFacts.all());
        facts.addAll(SessionFacts.all());
        facts.addAll(ScreenFacts.all());
        return facts;
    }
}
