package dev.belay.demo.wire;

/** As nginx reports errors: a page that knows the status and nothing else. */
final class NginxErrors implements GatewayWire.ErrorShape {
    @Override
    public GatewayWire.Page page(int status, String type, String message) {
        String title = status + " " + reason(status);
        return new GatewayWire.Page("text/html", """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                <hr><center>nginx</center>
                </body>
                </html>
                """.formatted(title).replace("\n", "\r\n"));
    }

    /** In nginx's own words. */
    private static String reason(int status) {
        return switch (status) {
            case 413 -> "Request Entity Too Large";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> HttpConnection.reason(status);
        };
    }
}
