package io.github.mediastore.examples.parts.accounts;

import java.util.List;

/**
 * An account of the demo. It is no secret: the page offers it to whoever wants to sign in.
 *
 * @param email to sign in with
 * @param name of the user
 * @param password to sign in with
 * @param role what the user may do
 */
public record DemoAccount(String email, String name, String password, String role) {

  /** All there are. */
  public static final List<DemoAccount> ALL =
      List.of(
          new DemoAccount("ada@example.org", "Ada Lovelace", "ada", "EDITOR"),
          new DemoAccount("ben@example.org", "Ben Okafor", "ben", "USER"));
}
