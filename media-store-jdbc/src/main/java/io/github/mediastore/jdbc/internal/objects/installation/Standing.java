package io.github.mediastore.jdbc.internal.objects.installation;

/** How a database stands to the objects of its store. */
public enum Standing {
  /** Row and marker agree. */
  OWNER("they are its own"),

  /** Nobody has written objects yet. */
  UNCLAIMED("no object was written yet"),

  /** The row is there, or the objects are, but were another database's. */
  COPY("the database is a copy of the one that they belong to, restored or cloned"),

  /** The host calls this installation by another name. */
  OTHER_NAME("they belong to an installation of another name"),

  /** A promoted standby or a restore to a point in time, and no name that vouches for it. */
  OTHER_TIMELINE(
      "the server was promoted, or restored to a point in time, and no name of the installation"
          + " says that it is the same one"),

  /** Another bucket, or an emptied one. */
  NO_MARKER("the object store has no marker of this installation; it may be another one"),

  /** Somebody wrote over it, or a part of it was lost. */
  UNREADABLE_MARKER(
      "the newest marker of this installation in the object store is damaged, so that it names"
          + " nobody"),

  /** Somebody adopted them elsewhere. */
  TAKEN_OVER("another installation has adopted them since"),

  /** A copy that looks the same has swept, or this database was set back. */
  STALE(
      "a copy of this database under the same name has swept since, or this database was set back"
          + " to an earlier state"),

  /** Another that looks the same has complained. */
  CONFLICT("a second database under the same name was seen at the object store"),

  /** What the role may ask agrees; what it may not tells a copy that pg_upgrade has made. */
  UNKNOWN_SERVER(
      "this role may not execute pg_control_system(), by which the server is known that they"
          + " belong to"),

  /** Read only. */
  STANDBY("the server is a standby");

  private final String why;

  Standing(String why) {
    this.why = why;
  }

  /**
   * Returns whether it may write objects. Where only a sweep is in doubt, writing goes on: its keys
   * are random, and nobody sweeps.
   */
  public boolean mayWrite() {
    return this == OWNER || this == STALE || this == CONFLICT || this == UNKNOWN_SERVER;
  }

  /** Returns whether it may delete objects. */
  public boolean mayDelete() {
    return this == OWNER;
  }

  /** Returns what can be done about it, as a sentence without its stop. */
  String remedy() {
    return this == UNKNOWN_SERVER
        ? "Grant it to the role that sweeps"
        : "If it is to have them, adopt them";
  }

  /** Returns the reason, as the second half of a sentence. */
  public String why() {
    return why;
  }
}
