package dev.belay.demo.wire;

/** As Envoy reports errors: its own words for what it is to blame for, and the message alone otherwise. */
final class EnvoyErrors implements GatewayWire.ErrorShape {
    @Override
    public GatewayWire.Page page(int status, String type, String message) {
        String words =
                switch (status) {
                    case 503 ->
                        "upstream connect error or disconnect/reset before headers. reset reason: connection termination";
                    case 504 -> "upstream request timeout";
                    default -> message;
                };
        return new GatewayWire.Page("text/plain", words);
    }
}
