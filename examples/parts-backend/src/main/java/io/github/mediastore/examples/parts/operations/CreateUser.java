package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.examples.parts.accounts.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Creates an account. The password is in the environment, where other users cannot see it. */
@Component("create-user")
class CreateUser implements Command {

  private static final String PASSWORD = "PARTS_NEW_PASSWORD";

  /** As NIST SP 800-63B-4 wants it where nothing but the password is asked. */
  private static final int SHORTEST_PASSWORD = 15;

  /** BCrypt takes no more bytes. */
  private static final int LONGEST_PASSWORD = 72;

  private static final List<String> ROLES = List.of("USER", "EDITOR");

  private final Accounts accounts;
  private final Environment environment;

  CreateUser(Accounts accounts, Environment environment) {
    this.accounts = accounts;
    this.environment = environment;
  }

  @Override
  public String usage() {
    return "EMAIL NAME USER|EDITOR, with the password in the environment variable " + PASSWORD;
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    String email = taken.next("EMAIL");
    String name = taken.next("NAME");
    String role = taken.next("USER or EDITOR").toUpperCase(Locale.ROOT);
    taken.end();
    if (!ROLES.contains(role)) {
      throw new UsageException("There is no role " + role);
    }
    String password = environment.getProperty(PASSWORD, "");
    if (password.isEmpty()) {
      throw new UsageException("The environment variable %s is missing".formatted(PASSWORD));
    }
    if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
      throw new UsageException(
          "The password has fewer than %d characters".formatted(SHORTEST_PASSWORD));
    }
    int length = password.getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_PASSWORD) {
      throw new UsageException(
          "The password has %d bytes, and at most %d are taken"
              .formatted(length, LONGEST_PASSWORD));
    }
    try {
      accounts.create(email, name, role, password);
    } catch (DuplicateKeyException e) {
      System.err.println("There is a user " + email + " already");
      return 1;
    }
    System.out.println("Created the user " + email);
    return 0;
  }
}
