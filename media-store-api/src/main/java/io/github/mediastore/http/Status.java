package io.github.mediastore.http;

/** The status codes a medium is answered with (RFC 9110, section 15). */
enum Status {
  OK(200),
  PARTIAL_CONTENT(206),
  NOT_MODIFIED(304),
  TEMPORARY_REDIRECT(307),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  PRECONDITION_FAILED(412),
  RANGE_NOT_SATISFIABLE(416);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Returns whether the answer carries the medium, leads to it, or describes it to HEAD. */
  boolean givesMedium() {
    return this == OK || this == PARTIAL_CONTENT || this == TEMPORARY_REDIRECT;
  }
}
