curl http://127.0.0.1:4010/api/v1/customers \
  -H "x-api-key: $(cat data/api-key)" \
  -H 'content-type: application/json' \
  -d '{ "customer_key": "john_roe_001", "customer_type": "INDIVIDUAL", "frist_name": "John" }'
