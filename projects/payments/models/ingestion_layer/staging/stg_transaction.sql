{{ latest_transactions() }}
