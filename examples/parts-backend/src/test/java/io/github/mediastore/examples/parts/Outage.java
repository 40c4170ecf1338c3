package io.github.mediastore.examples.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets the application's pool refuse, as it does when it is empty or the database is away. */
class Outage implements BeanPostProcessor {

  private volatile boolean isOut;

  void begin() {
    isOut = true;
  }

  void end() {
    isOut = false;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    return bean instanceof DataSource pool ? new Pool(pool) : bean;
  }

  /** The pool, unless it is out. */
  private final class Pool extends DelegatingDataSource {

    private Pool(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (isOut) {
        throw new SQLTransientConnectionException("Connection is not available");
      }
      return super.getConnection();
    }
  }
}
