package io.github.mediastore.examples.glue.jakarta;

import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.github.mediastore.examples.glue.docs.PageDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The pool and the transaction manager of Quarkus and WildFly, on a PostgreSQL. */
@ApplicationScoped
class JtaDatabase {

  static final int CONNECTIONS = 4;

  static { // where Narayana keeps what a crash would leave undecided
    for (String store : List.of("", "stateStore.", "communicationStore.")) {
      System.setProperty(
          "ObjectStoreEnvironmentBean." + store + "objectStoreDir", "target/transactions");
    }
    System.setProperty("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
  }

  @Produces
  @ApplicationScoped
  DataSource dataSource() throws SQLException {
    var integration =
        new NarayanaTransactionIntegration(
            TransactionManager.transactionManager(),
            jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry());
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(CONNECTIONS)
                        .transactionIntegration(integration)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(PageDatabase.emptyForApplication())
                                    .principal(new NamePrincipal("postgres")))));
  }
}
