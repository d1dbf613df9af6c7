"""A notification daemon for tests: says on standard output what it is told, and clicks where standard input says."""
import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

NAME = "org.freedesktop.Notifications"
LOOP = GLib.MainLoop()


def say(line):
    print(line, flush=True)


class Daemon(dbus.service.Object):
    last = 0

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, summary, body, actions, hints, expires):
        if not replaces:
            self.last += 1
        shown = {"id": int(replaces or self.last), "app": app, "replaces": int(replaces), "summary": summary,
                 "body": body, "actions": list(actions), "urgency": int(hints.get("urgency", 1)),
                 "category": str(hints.get("category", "")), "expires": int(expires)}
        say("shown " + json.dumps(shown))
        return shown["id"]

    @dbus.service.method(NAME, in_signature="u")
    def CloseNotification(self, number):
        say("closed %d" % number)
        self.NotificationClosed(number, 3)

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body", "body-markup"]

    @dbus.service.method(NAME, out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "belay", "1", "1.2")

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


def command(channel, condition, daemon):
    line = sys.stdin.readline()
    if not line:
        LOOP.quit()
        return False
    word, argument = line.split()
    if word == "click":
        daemon.ActionInvoked(daemon.last, argument)
        daemon.NotificationClosed(daemon.last, 2)
        say("clicked " + argument)
    else:
        say("echo " + argument)
    return True


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName(NAME, bus)
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, command, Daemon(bus, "/org/freedesktop/Notifications"))
say("ready")
LOOP.run()
