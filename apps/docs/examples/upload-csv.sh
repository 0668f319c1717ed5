printf '%s\n' \
  'customer_key,customer_type,primary_email,display_name' \
  'hooli_001,BUSINESS,info@hooli.example,Hooli' \
  'big_head_001,INDIVIDUAL,,Nelson' |
  curl http://127.0.0.1:4010/api/v1/customers/csv-upload \
    -H "x-api-key: $(cat data/api-key)" \
    -F 'csv=@-;type=text/csv;filename=customers.csv'
