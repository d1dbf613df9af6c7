package dev.belay.operate.client;

/** What a start leaves for later, on a small thread of its own that keeps nobody from ending. */
final class Aside {
    private Aside() {}

    static void run(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
