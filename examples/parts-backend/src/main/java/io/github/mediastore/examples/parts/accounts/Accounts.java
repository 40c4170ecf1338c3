package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.web.StorableText;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The rows of {@code users}. */
@Repository
public class Accounts implements UserDetailsService {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  Accounts(JdbcClient jdbc, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  @Override
  public Account loadUserByUsername(String email) {
    if (!StorableText.is(email)) {
      throw new UsernameNotFoundException("There is no such user");
    }
    return jdbc.sql("SELECT id, email, password_hash, role FROM users WHERE email = ?")
        .param(normalized(email))
        .query(
            (row, n) ->
                new Account(
                    row.getLong("id"),
                    row.getString("email"),
                    row.getString("password_hash"),
                    row.getString("role")))
        .optional()
        .orElseThrow(() -> new UsernameNotFoundException("There is no user " + email));
  }

  /** Returns what a user's row says. */
  Optional<UserRow> find(long id) {
    return jdbc.sql("SELECT id, email, name, role FROM users WHERE id = ?")
        .param(id)
        .query(UserRow.class)
        .optional();
  }

  /**
   * Creates a user.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException if the address has one, or the
   *     role is none
   */
  public void create(String email, String name, String role, String password) {
    jdbc.sql("INSERT INTO users (email, name, password_hash, role) VALUES (?, ?, ?, ?)")
        .params(normalized(email), name, passwords.encode(password), role)
        .update();
  }

  static String normalized(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** A row of {@code users}, without its secrets. */
  record UserRow(long id, String email, String name, String role) {}
}
