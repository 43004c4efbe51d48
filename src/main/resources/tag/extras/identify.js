/**
 * An extra by which a page says who the visitor is. The server seals it, and finds him by it when a payment brings no
 * click:
 *
 *   Tributary('identify', {email, phone, customerId})
 */

import {commands, report} from '../tag.js';

commands['identify'] = ({email, phone, customerId}) => {
  if (email || phone || customerId) {
    report({'type': 'identify', 'email': email, 'phone': phone, 'customerId': customerId});
  }
};
