package io.github.mediastore.examples.parts.database;

import io.github.mediastore.examples.parts.accounts.DemoAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two accounts, two organizations and five parts, to try things with. */
@Component
public class DemoData {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  DemoData(JdbcClient jdbc, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /** Adds what is missing of it. */
  @Transactional
  public void load() {
    DemoAccount.ALL.forEach(this::account);
    organization("Northwind Pumps");
    organization("Harbour Bearings");
    part("Northwind Pumps", "NP-100", "Impeller, bronze");
    part("Northwind Pumps", "NP-110", "Shaft seal");
    part("Northwind Pumps", "NP-200", "Pump housing");
    part("Harbour Bearings", "HB-6204", "Deep groove ball bearing");
    part("Harbour Bearings", "HB-30205", "Tapered roller bearing");
  }

  private void account(DemoAccount account) {
    jdbc.sql(
            """
            INSERT INTO users (email, name, password_hash, role) VALUES (?, ?, ?, ?)
            ON CONFLICT (email) DO NOTHING
            """)
        .params(
            account.email(), account.name(), passwords.encode(account.password()), account.role())
        .update();
  }

  private void organization(String name) {
    jdbc.sql("INSERT INTO organizations (name) VALUES (?) ON CONFLICT (name) DO NOTHING")
        .param(name)
        .update();
  }

  private void part(String organization, String number, String name) {
    jdbc.sql(
            """
            INSERT INTO parts (organization_id, number, name)
            SELECT id, ?, ? FROM organizations WHERE name = ?
            ON CONFLICT (organization_id, number) DO NOTHING
            """)
        .params(number, name, organization)
        .update();
  }
}
